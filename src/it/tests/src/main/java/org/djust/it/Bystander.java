package org.djust.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A page that has nothing to do with what a test does to the server, and must not notice it. Its view has a handler
 * {@code count} and shows {@code count n<}.
 */
public final class Bystander implements AutoCloseable {

    private final LivePage page;
    private final Site site;
    private final String path;
    private int counted;

    /** Visits and joins the page. */
    public Bystander(Site site, String path) {
        this.site = site;
        this.path = path;
        page = LivePage.join(site, path);
    }

    /** Its events work, over the same connection as before, and so does a new visit. */
    public void goesOn() {
        page.call("count", null);
        assertTrue(page.html().contains("count " + ++counted + "<"), page.html());
        try (LiveLine line = LiveLine.open(site)) {
            LivePage fresh = LivePage.visit(site, path).connect(line).call("count", null);
            assertTrue(fresh.html().contains("count 1<"), fresh.html());
        }
    }

    @Override
    public void close() {
        page.line().close();
    }
}
