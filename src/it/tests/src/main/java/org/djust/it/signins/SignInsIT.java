package org.djust.it.signins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.time.Duration;
import java.util.UUID;
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
public class SignInsIT {

    private static final int RETRY = 4000;
    private static final int VIOLATED_POLICY = 1008;
    private static final Duration RECHECK = Duration.ofSeconds(20);
    /** Well before the server would ask by itself. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @ArquillianResource
    private URL base;
    private Site site;
    private final String ann = "ann" + UUID.randomUUID();

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(SignInsIT.class).config("djust.user.recheck", RECHECK.toString())
                .template("vault.html", VaultView.TEMPLATE).template("hall.html", HallView.TEMPLATE)
                .build();
    }

    @BeforeEach
    void signIn() {
        site = Site.at(base);
        Door.ask(site, "grant&roles=staff,boss&user=" + ann);
        Door.ask(site, "in&user=" + ann);
    }

    private static void isClosed(LivePage page) {
        assertEquals(RETRY, page.line().socket().awaitClose(AT_ONCE));
    }

    /** WildFly closes by itself what a session authenticated that ends. Pages connect again after either code. */
    private static void isClosedWithSession(LivePage page) {
        int code = page.line().socket().awaitClose(AT_ONCE);
        assertTrue(code == RETRY || code == VIOLATED_POLICY, "closed with " + code);
    }

    @Test
    void aPageEndsWithItsHttpSession() {
        LivePage vault = LivePage.join(site, "vault").call("take", null).awaitText("taken 1 " + ann);
        LivePage hall = LivePage.join(site, "hall").call("look", null).awaitText("saw " + ann);
        Site other = site.anotherVisitor();
        LivePage bystander = LivePage.join(other, "hall");
        Door.ask(site, "out");
        isClosedWithSession(vault);
        isClosedWithSession(hall);
        assertEquals("signin", Door.rejoin(vault, site));
        vault.event("take", null);
        vault.await(p -> p.count("x") > 1);
        assertEquals("remount", vault.last("x").getString(3));
        assertEquals("signin", Door.rejoin(hall, site));
        bystander.call("look", null).awaitText("saw null");
    }

    @Test
    void aPageEndsWithItsHttpSessionThoughThatGotANewId() {
        LivePage vault = LivePage.join(site, "vault");
        Door.ask(site, "rename");
        vault.call("take", null).awaitText("taken 1 " + ann);
        Door.ask(site, "out");
        isClosedWithSession(vault);
        assertEquals("signin", Door.rejoin(vault, site));
    }

    @Test
    void aRoleThatIsRevokedIsGoneFromOpenPagesAndAllElseGoesOn() {
        LivePage vault = LivePage.join(site, "vault").call("take", null).awaitText("taken 1 " + ann);
        Door.ask(site, "grant&roles=staff&user=" + ann);
        Door.ask(site, "recheck&user=" + ann);
        isClosed(vault);
        Door.mayNotEmpty(vault.connect());
        vault.call("take", null).awaitText("taken 2 " + ann);

        Door.ask(site, "grant&roles=none&user=" + ann);
        Door.ask(site, "recheck&user=" + ann);
        isClosed(vault);
        assertEquals("forbidden", Door.rejoin(vault, site));
    }

    @Test
    void whoSignedOutAndIsStillConnectedIsFoundWithoutBeingTold() {
        LivePage vault = LivePage.join(site, "vault").call("empty", null).awaitText("taken 1000");
        Door.ask(site, "grant&roles=staff&user=" + ann);
        assertEquals(RETRY, vault.line().socket().awaitClose(RECHECK.plusSeconds(5)));
        Door.mayNotEmpty(vault.connect());
    }

    @Test
    void aTokenThatWasIssuedBeforeTheSignInIsNotForTheUser() {
        Site visitor = site.anotherVisitor();
        LivePage early = LivePage.join(visitor, "hall");
        Door.ask(visitor, "in&user=" + ann);
        early.call("look", null).awaitText("saw null");
        early.line().socket().cut();
        assertEquals("signin", Door.rejoin(early, visitor));
        assertTrue(LivePage.join(visitor, "hall").call("look", null).html().contains("saw " + ann));
    }
}
