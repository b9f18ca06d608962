package org.djust.it.signins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.djust.it.LiveLine;
import org.djust.it.LivePage;
import org.djust.it.Site;

/** What visitors do at the {@link DoorServlet}, and what their pages are told afterwards. */
public final class Door {

    private Door() {
    }

    /** @param action such as {@code in&user=ann} */
    public static void ask(Site site, String action) {
        try {
            assertEquals(200, site.get("door?do=" + action).statusCode());
        } catch (IOException e) {
            throw new AssertionError("no answer of the servlet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Fails the test when a vault's page may do what only a boss may. */
    public static void mayNotEmpty(LivePage page) {
        page.call("empty", null).await(p -> p.count("x") > 0);
        assertEquals("forbidden", page.last("x").getString(3));
    }

    /** What the server says to a page that connects again. */
    public static String rejoin(LivePage page, Site as) {
        page.attach(LiveLine.open(as)).send("[\"j\",0,\"" + page.token() + "\",1]");
        page.await(p -> !p.frames().isEmpty());
        return page.count("x") > 0 ? page.last("x").getString(3) : "joined";
    }
}
