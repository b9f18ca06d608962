package org.djust.it.browser.views;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URL;
import java.util.regex.Pattern;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.GuideClasses;
import org.djust.it.GuidePage;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The classes and templates of {@code docs/views.md} do what the page says. */
@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class ViewsGuideIT {

    private static final String HEAD = """
            package org.example;

            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.inject.Inject;
            import jakarta.validation.constraints.*;
            import java.util.*;
            import java.util.concurrent.ConcurrentHashMap;
            import org.djust.*;

            """;
    private static final Pattern TEMPLATE = Pattern.compile("(?ms)^`templates/([^`]+)`:\\n\\n```html\\n(.*?)^```$");

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive archive() throws IOException {
        GuidePage guide = GuidePage.read("views.md");
        WebArchiveBuilder war = WebArchiveBuilder.of(ViewsGuideIT.class, "guide");
        TEMPLATE.matcher(guide.text()).results().forEach(found -> war.template(found.group(1), found.group(2)));
        return GuideClasses.compile(HEAD, guide.blocks("java")).addTo(war.build());
    }

    private Page visit(Browser browser, String path) {
        return browser.visit(Site.at(base).page(path).toString());
    }

    private static void bid(Page page, String amount) {
        page.locator("input").fill(amount);
        page.locator("button").click();
    }

    @Test
    void whatOneBidsAllSee(Browser browser) {
        Page ada = visit(browser, "auctions/clock");
        Page bob = visit(browser, "auctions/clock");
        bid(ada, "7");
        assertThat(ada.locator("[role=status]")).hasText("You lead.");
        assertThat(ada.locator("input")).hasValue("");
        assertThat(bob.locator("h1")).hasText("7");
        assertThat(bob.locator("[role=status]")).hasText("");
        bid(bob, "5");
        assertThat(bob.locator("[role=status]")).hasText("Too low.");
        bid(ada, "");
        assertThat(ada.locator("em")).not().hasText("");
        assertThat(visit(browser, "auctions/clock").locator("h1")).hasText("7");
        assertThat(visit(browser, "auctions/chair").locator("h1")).hasText("0");
    }

    @Test
    void workThatTakesItsTimeShowsItsResult(Browser browser) {
        Page page = visit(browser, "report");
        assertThat(page.locator("[role=status]")).hasText("IDLE");
        page.locator("button").click();
        assertThat(page.locator("li")).hasText(new String[] {"Income 3", "Expenses 2"});
        assertThat(page.locator("[role=status]")).hasText("DONE");
        assertThat(page).hasTitle("2 lines");
    }

    @Test
    void viewsOfOnePageShareWhatOneOfThemPuts(Browser browser) {
        Page page = visit(browser, "team");
        page.locator("#Bob button").click();
        assertThat(page.locator("#Bob b")).hasText("1");
        assertThat(page.locator("#Bob i")).hasCount(1);
        page.locator("#Ada button").click();
        assertThat(page.locator("#Ada i")).hasCount(1);
        assertThat(page.locator("#Bob i")).hasCount(0);
        assertThat(page.locator("#Bob b")).hasText("1");
    }
}
