package org.djust.it.browser.visits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URL;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class VisitsIT {

    private static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title></head><body>
            <output id="count">{{ count }}</output>
            <button id="add" type="button" dj-click="add">Add</button>
            <a href="%s">Next</a>
            </body></html>
            """;

    @ArquillianResource
    private URL base;

    private Page page;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(VisitsIT.class).template("first.html", TEMPLATE.formatted("First", "second"))
                .template("second.html", TEMPLATE.formatted("Second", "first")).build();
    }

    @BeforeEach
    void open(Browser browser) {
        page = browser.visit(address());
    }

    private String address() {
        return Site.at(base).page("first").toString();
    }

    /** A click changes the page that it is on, whatever that shows. */
    private static int assertWorks(Page page) {
        Browser.awaitLive(page);
        int before = Integer.parseInt(page.locator("#count").innerText());
        page.locator("#add").click();
        assertThat(page.locator("#count")).hasText(String.valueOf(before + 1));
        return before + 1;
    }

    @Test
    void twoTabsAreTwoViews() {
        Page other = page.context().newPage();
        other.navigate(address());
        assertEquals(1, assertWorks(other));
        assertEquals(2, assertWorks(other));
        assertEquals(1, assertWorks(page));
        assertThat(other.locator("#count")).hasText("2");
    }

    @Test
    void aPageWithTheScriptOfAnotherReleaseGoesOnAndIsAskedToReload(Browser browser) {
        Page old = browser.newPage();
        old.addInitScript("window.WebSocket = class extends WebSocket {"
                + " constructor(url) { super(String(url).replace(/s=./, 's=_')); } }");
        old.navigate(address());
        assertWorks(old);
        assertThat(old.locator("[role=status]")).containsText("reload it when it suits you",
                new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
        assertWorks(old);
        assertThat(page.locator("[role=status]")).hasCount(0);
    }

    @Test
    void closingOneTabLeavesTheOtherAlone() {
        Page other = page.context().newPage();
        other.navigate(address());
        assertWorks(other);
        other.close();
        assertEquals(1, assertWorks(page));
    }

    @Test
    void goingBackAndForwardGivesPagesThatWork() {
        assertWorks(page);
        page.locator("a").click();
        assertThat(page).hasTitle("Second");
        assertEquals(101, assertWorks(page));
        page.goBack();
        assertThat(page).hasTitle("First");
        assertWorks(page);
        page.goForward();
        assertThat(page).hasTitle("Second");
        assertWorks(page);
    }

    @Test
    void aReloadedPageIsANewVisit() {
        assertEquals(1, assertWorks(page));
        page.reload();
        assertEquals(1, assertWorks(page));
    }

    @Test
    void aPageThatWasPutAsideByTheBrowserGoesOnWithItsState() {
        assertEquals(1, assertWorks(page));
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertEquals(2, assertWorks(page));
    }
}
