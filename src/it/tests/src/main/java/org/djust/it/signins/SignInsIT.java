package org.djust.it.signins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.UUID;
import org.djust.it.LiveLine;
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
                .template("vault.html",
                        "<!DOCTYPE html><html><body><p id=\"taken\">taken {{ taken }} {{ by }}.</p></body></html>")
                .template("hall.html", "<!DOCTYPE html><html><body><p id=\"seen\">saw {{ seen }}.</p></body></html>")
                .build();
    }

    @BeforeEach
    void signIn() {
        site = Site.at(base);
        door(site, "grant&roles=staff,boss&user=" + ann);
        door(site, "in&user=" + ann);
    }

    private static void door(Site site, String action) {
        try {
            assertEquals(200, site.get("door?do=" + action).statusCode());
        } catch (IOException e) {
            throw new AssertionError("no answer of the servlet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void isClosed(LivePage page) {
        assertEquals(RETRY, page.line().socket().awaitClose(AT_ONCE));
    }

    /** WildFly closes by itself what a session authenticated that ends. Pages connect again after either code. */
    private static void isClosedWithSession(LivePage page) {
        int code = page.line().socket().awaitClose(AT_ONCE);
        assertTrue(code == RETRY || code == VIOLATED_POLICY, "closed with " + code);
    }

    private static void mayNotEmpty(LivePage page) {
        page.call("empty", null).await(p -> p.count("x") > 0);
        assertEquals("forbidden", page.last("x").getString(3));
    }

    /** What the server says to a page that connects again. */
    private static String rejoin(LivePage page, Site as) {
        page.attach(LiveLine.open(as)).send("[\"j\",0,\"" + page.token() + "\",1]");
        page.await(p -> !p.frames().isEmpty());
        return page.count("x") > 0 ? page.last("x").getString(3) : "joined";
    }

    @Test
    void aPageEndsWithItsHttpSession() {
        LivePage vault = LivePage.join(site, "vault").call("take", null).awaitText("taken 1 " + ann);
        LivePage hall = LivePage.join(site, "hall").call("look", null).awaitText("saw " + ann);
        Site other = site.anotherVisitor();
        LivePage bystander = LivePage.join(other, "hall");
        door(site, "out");
        isClosedWithSession(vault);
        isClosedWithSession(hall);
        assertEquals("signin", rejoin(vault, site));
        vault.event("take", null);
        vault.await(p -> p.count("x") > 1);
        assertEquals("remount", vault.last("x").getString(3));
        assertEquals("signin", rejoin(hall, site));
        bystander.call("look", null).awaitText("saw null");
    }

    @Test
    void aPageEndsWithItsHttpSessionThoughThatGotANewId() {
        LivePage vault = LivePage.join(site, "vault");
        door(site, "rename");
        vault.call("take", null).awaitText("taken 1 " + ann);
        door(site, "out");
        isClosedWithSession(vault);
        assertEquals("signin", rejoin(vault, site));
    }

    @Test
    void aRoleThatIsRevokedIsGoneFromOpenPagesAndAllElseGoesOn() {
        LivePage vault = LivePage.join(site, "vault").call("take", null).awaitText("taken 1 " + ann);
        door(site, "grant&roles=staff&user=" + ann);
        door(site, "recheck&user=" + ann);
        isClosed(vault);
        mayNotEmpty(vault.connect());
        vault.call("take", null).awaitText("taken 2 " + ann);

        door(site, "grant&roles=none&user=" + ann);
        door(site, "recheck&user=" + ann);
        isClosed(vault);
        assertEquals("forbidden", rejoin(vault, site));
    }

    @Test
    void whoSignedOutAndIsStillConnectedIsFoundWithoutBeingTold() {
        LivePage vault = LivePage.join(site, "vault").call("empty", null).awaitText("taken 1000");
        door(site, "grant&roles=staff&user=" + ann);
        assertEquals(RETRY, vault.line().socket().awaitClose(RECHECK.plusSeconds(5)));
        mayNotEmpty(vault.connect());
    }

    @Test
    void aTokenThatWasIssuedBeforeTheSignInIsNotForTheUser() {
        Site visitor = site.anotherVisitor();
        LivePage early = LivePage.join(visitor, "hall");
        door(visitor, "in&user=" + ann);
        early.call("look", null).awaitText("saw null");
        early.line().socket().cut();
        assertEquals("signin", rejoin(early, visitor));
        assertTrue(LivePage.join(visitor, "hall").call("look", null).html().contains("saw " + ann));
    }
}
