package org.djust.it.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.stream.Stream;
import org.djust.it.Await;
import org.djust.it.Health;
import org.djust.it.LivePage;
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
@ExtendWith(ArquillianExtension.class)
public class HealthIT {

    private static final String SECRET = "a secret that nobody may ever read";

    @ArquillianResource
    private URL base;
    private Site site;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(HealthIT.class).config("djust.secret", SECRET)
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p></body></html>")
                .build();
    }

    @BeforeEach
    void visitor() {
        site = Site.at(base);
    }

    private String diagnostics() {
        try {
            return site.get("diagnostics").body();
        } catch (Exception e) {
            throw new AssertionError("no diagnostics", e);
        }
    }

    private long stat(String name) {
        return diagnostics().lines().filter(line -> line.startsWith(name + "=")).findFirst()
                .map(line -> Long.parseLong(line.substring(name.length() + 1))).orElseThrow();
    }

    @Test
    void theServerIsReadyAndTellsOfWhichApplicationAndStore() {
        Health health = Health.ready(site);
        Health.Check check = health.check("djust-state /healthit");
        assertTrue(health.up(), health.text());
        assertTrue(check.up(), health.text());
        assertEquals("memory", check.data("backend"), health.text());
        assertTrue(Integer.parseInt(check.data("age-ms")) < 5000, health.text());
    }

    @Test
    void whatPagesDoIsCounted() {
        long mounts = stat("mounts");
        long events = stat("events");
        long failed = stat("calls-failed");
        LivePage page = LivePage.join(site, "desk");
        page.call("count", null).call("fail", null).call("count", null);
        assertEquals(mounts + 1, stat("mounts"));
        assertEquals(events + 3, stat("events"));
        assertEquals(failed + 1, stat("calls-failed"));
        assertTrue(stat("connections") > 0);
        assertTrue(stat("state.sessions") > 0);
        Await.until("views were looked after", () -> stat("views-connected") > 0);
        Await.until("the view was measured", () -> diagnostics().contains("ViewSize[view=DeskView"));
        page.line().socket().close();
        Await.until("the page has gone", () -> stat("connections") == 0);
    }

    @Test
    void nothingThatIsToldIsSecret() {
        LivePage page = LivePage.join(site, "desk");
        String told = diagnostics() + Health.ready(site).text();
        assertFalse(Stream.of(SECRET, page.token()).anyMatch(told::contains), told);
        page.line().socket().close();
    }
}
