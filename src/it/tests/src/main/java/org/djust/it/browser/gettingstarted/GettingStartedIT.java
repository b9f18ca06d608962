package org.djust.it.browser.gettingstarted;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.GuidePage;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class GettingStartedIT {

    private static final GuidePage PAGE = GuidePage.read("getting-started.md");
    private static final String CLASS = "org/example/GuestbookView";

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive archive() throws IOException {
        GuidePage view = PAGE.section("Write a view");
        Path folder = Files.createTempDirectory("getting-started");
        Path source = folder.resolve(CLASS + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, view.block("java"));
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertEquals(0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-parameters", "--release", "17", "-d",
                        folder.toString(), "-cp", path, source.toString()),
                "the page's class is compiled");
        return WebArchiveBuilder.of(GettingStartedIT.class, "shop").template("guestbook.html", view.block("html"))
                .build()
                .addAsResource(new FileAsset(folder.resolve(CLASS + ".class").toFile()), CLASS + ".class");
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
