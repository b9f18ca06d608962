package org.djust.it.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import org.djust.it.Await;
import org.djust.it.Health;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class StoreHealthIT {

    private static final String CHECK = "djust-state /storehealthit";

    @ArquillianResource
    private URL base;
    private Site site;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(StoreHealthIT.class).config("djust.state.backend", "moody")
                .config("djust.secret", "a secret that nobody may ever read")
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p></body></html>")
                .build();
    }

    @BeforeEach
    void visitor() {
        site = Site.at(base);
    }

    @AfterEach
    void well() throws Exception {
        become("well");
    }

    private String become(String mood) throws Exception {
        return site.get("diagnostics?mood=" + mood).body();
    }

    private Health.Check awaitReady(boolean up) {
        Await.until("ready is " + up, () -> Health.ready(site).check(CHECK).up() == up);
        return Health.ready(site).check(CHECK);
    }

    @Test
    void whatTheStoreTellsOfItselfIsPassedOn() throws Exception {
        Health.Check check = awaitReady(true);
        assertEquals("moody", check.data("backend"));
        assertEquals("1.5", check.data("version"));
        assertEquals("actor", check.data("role"));
        assertEquals("0.10", check.data("latency-ms"));
        assertTrue(become("well").contains("state.commits=7"));
    }

    @Test
    void aNodeIsNotReadyWhileItsStoreIsAway() throws Exception {
        awaitReady(true);
        become("away");
        assertEquals("It is away.", awaitReady(false).data("reason"));
        assertEquals(503, Health.ready(site).status());
        assertEquals(503, site.get("desk").statusCode());
        become("well");
        awaitReady(true);
        assertEquals(200, site.get("desk").statusCode());
    }

    @Test
    void aNodeIsNotReadyWhoseStoreDoesNotAnswer() throws Exception {
        awaitReady(true);
        become("silent");
        String reason = awaitReady(false).data("reason");
        assertTrue(reason.startsWith("The store has not answered for"), reason);
    }
}
