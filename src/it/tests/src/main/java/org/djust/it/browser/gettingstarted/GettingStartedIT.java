package org.djust.it.browser.gettingstarted;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URL;
import java.util.List;
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

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class GettingStartedIT {

    private static final GuidePage PAGE = GuidePage.read("getting-started.md");

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive archive() throws IOException {
        GuidePage view = PAGE.section("Write a view");
        WebArchive war = WebArchiveBuilder.of(GettingStartedIT.class, "shop")
                .template("guestbook.html", view.block("html")).build();
        return GuideClasses.compile("", List.of(view.block("java"))).addTo(war);
    }

    @Test
    void thePagesViewWorksAsThePageSays(Browser browser) {
        String address = PAGE.section("Run it").text().replaceAll("(?s).*http://localhost:8080/shop/(\\w+) .*", "$1");
        Page page = browser.visit(Site.at(base).page(address).toString());
        assertThat(page.locator("h1")).hasText("0 guests");
        page.locator("input").fill("Ada");
        page.locator("button").click();
        assertThat(page.locator("li")).hasText(new String[] {"Ada"});
        assertThat(page.locator("h1")).hasText("1 guests");
        assertThat(page.locator("input")).hasValue("");
        page.locator("button").click();
        assertThat(page.locator("em")).not().hasText("");
        assertThat(page.locator("li")).hasCount(1);
    }
}
