package org.djust.it.browser.remount;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class RemountIT {

    private static final String RANDOM_SECRET = "random-secret";
    private static final String SAME_SECRET = "same-secret";
    private static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Draft</title></head><body>
            <output id="count">{{ count }}</output>
            <button id="add" type="button" dj-click="add">Add</button>
            <textarea id="draft"></textarea><input id="other">
            </body></html>
            """;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = RANDOM_SECRET, managed = false, testable = false)
    static WebArchive random() {
        return WebArchiveBuilder.of(RemountIT.class, RANDOM_SECRET).template("draft.html", TEMPLATE).build();
    }

    @Deployment(name = SAME_SECRET, managed = false, testable = false)
    static WebArchive same() {
        return WebArchiveBuilder.of(RemountIT.class, SAME_SECRET).template("draft.html", TEMPLATE)
                .config("djust.secret", "the same secret before and after the redeployment").build();
    }

    @Test
    void aPageWithATokenOfTheLastDeploymentMountsAgainWithoutALoad(Browser browser) {
        redeployUnderAPage(RANDOM_SECRET, browser);
    }

    @Test
    void aPageWhoseStateIsGoneMountsAgainWithoutALoad(Browser browser) {
        redeployUnderAPage(SAME_SECRET, browser);
    }

    private void redeployUnderAPage(String deployment, Browser browser) {
        deployer.deploy(deployment);
        try {
            Page page =
                    browser.visit("http://localhost:" + System.getProperty("port.http") + "/" + deployment + "/draft");
            page.evaluate("addEventListener('pagehide', () => document.title = 'gone'); window.loadedOnce = true");
            page.locator("#add").click();
            assertThat(page.locator("#count")).hasText("1");
            page.locator("#other").fill("typed before");
            page.locator("#draft").fill("half a sentence");
            deployer.undeploy(deployment);
            assertThat(page.locator("html")).hasClass(Pattern.compile("\\bdj-disconnected\\b"));
            assertThat(page.locator("#count")).hasText("1");
            deployer.deploy(deployment);
            assertMountedAgain(page);
        } finally {
            deployer.undeploy(deployment);
        }
    }

    private static void assertMountedAgain(Page page) {
        page.locator("html.dj-connected #count >> text=0").waitFor();
        assertThat(page.locator("#draft")).hasValue("half a sentence");
        assertThat(page.locator("#draft")).isFocused();
        assertThat(page.locator("#other")).hasValue("typed before");
        page.locator("#add").click();
        assertThat(page.locator("#count")).hasText("1");
        assertEquals(true, page.evaluate("window.loadedOnce"), "the page was loaded again");
        assertEquals("Draft", page.title());
    }
}
