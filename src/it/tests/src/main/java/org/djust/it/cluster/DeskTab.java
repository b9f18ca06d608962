package org.djust.it.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.time.Duration;
import org.djust.it.Browser;
import org.djust.it.Site;

/** The desk in a real browser. Belongs to the test's thread. */
final class DeskTab {

    private static final String DRAFT = "half a sentence";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Page page;
    private final String visit;
    private final int[] clicks = new int[3];

    DeskTab(Browser browser, Site site) {
        page = browser.visit(site.page("desk").toString());
        page.evaluate("window.loadedOnce = true");
        page.locator("#more").click();
        assertThat(page.locator("section")).hasCount(3);
        page.locator("#pad1 input").fill(DRAFT);
        visit = page.locator("#visit").textContent();
    }

    /** Clicks on each pad, a different number of times. */
    void click() {
        for (int pad = 0; pad < clicks.length; pad++) {
            for (int i = 0; i <= pad; i++) {
                page.evaluate("document.querySelector('#pad" + pad + " button').click()");
                clicks[pad]++;
            }
        }
    }

    /** Every click counts once in its pad and once for all, and the page is the one of the visit. */
    void check() {
        int total = 0;
        for (int pad = 0; pad < clicks.length; pad++) {
            shows("#pad" + pad + " .own", clicks[pad]);
            total += clicks[pad];
        }
        shows("#total", total);
        for (int pad = 0; pad < clicks.length; pad++) {
            shows("#pad" + pad + " .total", total);
        }
        assertEquals(visit, page.locator("#visit").textContent(), "the view was mounted again");
        assertEquals(true, page.evaluate("window.loadedOnce === true"), "the page was loaded again");
        assertEquals(DRAFT, page.locator("#pad1 input").inputValue());
    }

    private void shows(String selector, int number) {
        assertThat(page.locator(selector)).hasText(Integer.toString(number),
                new HasTextOptions().setTimeout(LIMIT.toMillis()));
    }
}
