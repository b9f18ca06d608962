package org.djust.it.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith({ArquillianExtension.class, BrowserExtension.class})
public class SamplesIT {

    @ArquillianResource
    private URL base;

    @Deployment
    static WebArchive samples() {
        return WebArchiveBuilder.samples();
    }

    @Test
    void theFirstPageIsServedAtTheRoot() throws Exception {
        assertEquals(200, Site.at(base).get("").statusCode());
    }

    @Test
    void theFirstPageShowsInABrowser(Browser browser) {
        Page page = browser.newPage();
        page.navigate(Site.at(base).page("").toString());
        assertEquals("djust samples", page.title());
        Browser.screenshot(page, "samples");
    }
}
