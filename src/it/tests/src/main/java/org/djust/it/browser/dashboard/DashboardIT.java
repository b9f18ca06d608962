package org.djust.it.browser.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.djust.it.Await;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.probe.CookieAuthentication;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The drain comes last: there is no way back from it. */
@RunAsClient
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class DashboardIT {

    private static final String NOTHING = "–";

    @ArquillianResource
    private URL base;
    private Site site;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(DashboardIT.class).template("desk.html", DeskView.TEMPLATE)
                .config("djust.dashboard.path", "/operators/nodes").config("djust.dashboard.role", "boss")
                .config("djust.node.name", "node-of-the-test").build().addClass(CookieAuthentication.class);
    }

    @BeforeEach
    void address() {
        site = Site.at(base);
    }

    private Page open(Browser browser, int width, int height) {
        Page page = browser.newPage(new NewContextOptions().setViewportSize(width, height));
        String address = site.page("operators/nodes").toString();
        page.context().addCookies(List.of(new Cookie("user", "boss").setDomain("localhost").setPath("/")));
        page.navigate(address);
        Browser.awaitLive(page);
        return page;
    }

    private int statusFor(String user) throws IOException, InterruptedException {
        return site.anotherVisitor()
                .send(HttpRequest.newBuilder(site.page("operators/nodes")).header("Cookie", "user=" + user))
                .statusCode();
    }

    private static Locator cell(Page page, String label) {
        return page.locator("tbody td[data-label='" + label + "']");
    }

    @Test
    @Order(1)
    void onlyWhoHasTheRoleSeesIt() throws Exception {
        assertEquals(401, site.get("operators/nodes").statusCode());
        assertEquals(403, statusFor("ann"));
        assertEquals(200, statusFor("boss"));
    }

    @Test
    @Order(2)
    void figuresMoveWhenAPageClicks(Browser browser) {
        Page desk = browser.visit(site.page("desk").toString());
        Page page = open(browser, 1280, 800);
        assertThat(page.locator("tbody .name").first()).containsText("node-of-the-test");
        assertThat(cell(page, "State")).hasText("UP");
        Locator deskViews = page.locator("tr[dj-key=DeskView] td");
        assertThat(deskViews).hasText("1");
        assertThat(cell(page, "Events / s")).hasText("0.0");
        browser.visit(site.page("desk").toString());
        assertThat(deskViews).hasText("2");
        Await.until("events are seen to happen", Duration.ofSeconds(15), () -> {
            desk.locator("#add").click();
            return !List.of("0.0", NOTHING).contains(cell(page, "Events / s").textContent());
        });
        assertThat(cell(page, "Commit p50 (ms)")).hasText(Pattern.compile("\\d+\\.\\d\\d"));
        assertThat(page.locator("[aria-labelledby=largest] tbody tr").first()).containsText("DeskView");
        Browser.screenshot(page, "dashboard-wide");
    }

    @Test
    @Order(3)
    void itFitsOnASmallScreen(Browser browser) {
        Page page = open(browser, 390, 844);
        assertThat(cell(page, "Events / s")).not().hasText(NOTHING);
        Browser.screenshot(page, "dashboard-narrow");
        assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
        assertTrue(page.getByLabel("Drain node-of-the-test").boundingBox().height >= 44, "a finger hits it");
    }

    @Test
    @Order(4)
    void theButtonDrainsTheNodeOnceThatIsConfirmed(Browser browser) throws Exception {
        Page page = open(browser, 1280, 800);
        Locator drain = page.getByLabel("Drain node-of-the-test");
        page.onceDialog(dialog -> dialog.dismiss());
        drain.click();
        assertThat(drain).isEnabled();
        assertThat(cell(page, "State")).hasText("UP");
        assertEquals(200, site.get("desk").statusCode());
        page.onceDialog(dialog -> dialog.accept());
        drain.click();
        Await.until("the node takes no more visits", () -> status("desk") == 503);
    }

    private int status(String path) {
        try {
            return site.get(path).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
