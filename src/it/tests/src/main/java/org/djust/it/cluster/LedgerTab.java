package org.djust.it.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.time.Duration;
import org.djust.it.Browser;
import org.djust.it.Site;

/** The ledger in a real browser, with a sentence that the user has begun and not sent. Belongs to the test's thread. */
final class LedgerTab {

    private static final String DRAFT = "half a sentence";
    /** The page's own script waits 15 s for a silent server, and 10 s for a handshake. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Page page;
    private String visit;
    private int clicks;

    LedgerTab(Browser browser, Site site) {
        page = browser.visit(site.page("ledger").toString());
        page.evaluate("window.loadedOnce = true");
        page.locator("#draft").fill(DRAFT);
        visit = page.locator("#visit").textContent();
    }

    void click() {
        page.evaluate("document.querySelector('#click').click()");
        clicks++;
    }

    Page page() {
        return page;
    }

    /** Every click counts once, and the page is the one of the visit, with what the user has typed. */
    void check() {
        assertThat(page.locator("#clicks")).hasText(Integer.toString(clicks),
                new HasTextOptions().setTimeout(LIMIT.toMillis()));
        assertEquals(visit, page.locator("#visit").textContent(), "the view was mounted again");
        assertEquals(true, page.evaluate("window.loadedOnce === true"), "the page was loaded again");
        assertEquals(DRAFT, page.locator("#draft").inputValue());
    }

    /** The view was mounted again, with fresh state, in the page that the browser had loaded before. */
    void awaitMountedAgain() {
        assertThat(page.locator("#visit")).not().hasText(visit, new HasTextOptions().setTimeout(LIMIT.toMillis()));
        visit = page.locator("#visit").textContent();
        clicks = 0;
        assertEquals("0", page.locator("#clicks").textContent());
        assertEquals(true, page.evaluate("window.loadedOnce === true"), "the page was loaded again");
    }
}
