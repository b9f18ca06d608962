package org.djust.it.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.djust.it.Await;
import org.djust.it.Bystander;
import org.djust.it.LiveLine;
import org.djust.it.LivePage;
import org.djust.it.LiveSocket;
import org.djust.it.ProbeClient;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.probe.Probe;
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
public class LimitsIT {

    private static final int RETRY = 4000;
    private static final int STOP = 4003;
    private static final int VIEWS = 3;
    private static final int PER_ADDRESS = 20;
    private static final int PER_USER = 4;
    private static final int MAILBOX = 60;
    private static final Duration EXPIRY = Duration.ofSeconds(2);

    @ArquillianResource
    private URL base;
    private Site site;
    private ProbeClient probe;
    private Bystander bystander;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(LimitsIT.class).config("djust.limit.views-per-connection", "" + VIEWS)
                .config("djust.limit.connections-per-address", "" + PER_ADDRESS).config("djust.proxies", "127.0.0.1")
                .config("djust.limit.connections-per-user", "" + PER_USER).config("djust.rate.permits", "100")
                .config("djust.mailbox.capacity", "" + MAILBOX).config("djust.mailbox.expiry", EXPIRY.toString())
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void others() {
        site = Site.at(base);
        probe = new ProbeClient(site);
        bystander = new Bystander(Site.at(base), "desk");
    }

    @AfterEach
    void goOn() {
        bystander.goesOn();
        bystander.close();
    }

    @Test
    void aFloodIsRefusedAndThenEndsTheConnection() {
        LivePage page = LivePage.join(site, "desk");
        boolean cutOff = false;
        try {
            for (int i = 0; i < 5000; i++) {
                page.event("count", null);
            }
        } catch (LiveSocket.Ended e) {
            cutOff = true;
        }
        // What arrives after the close makes TCP reset the connection, and then the close code may be lost on the way.
        int code = page.line().socket().awaitClose();
        assertTrue(code == STOP || cutOff && code == LiveSocket.ABNORMAL, "closed with " + code);
        page.line().readPending();
        assertEquals("busy", page.last("x").getString(3));
    }

    @Test
    void whatWasTooFastIsDoneWhenItIsSentAgain() {
        LivePage page = LivePage.join(site, "desk");
        for (int i = 0; i < 250; i++) {
            page.event("count", null);
        }
        page.await(p -> p.count("x") > 0);
        assertEquals("busy", page.last("x").getString(3));
        for (int tries = 0; tries < 20 && !page.html().contains("count 250<"); tries++) {
            pause(Duration.ofSeconds(1));
            page.sendAgain();
            page.send("[\"p\"]");
            int pongs = page.line().pongs();
            page.line().await(() -> page.line().pongs() > pongs);
        }
        page.settle().awaitText("count 250<");
    }

    @Test
    void aConnectionCarriesOnlySoManyViews() {
        LiveLine line = LiveLine.open(site);
        for (int i = 0; i < VIEWS; i++) {
            LivePage.visit(site, "desk").connect(line).call("count", null);
        }
        LivePage.visit(site, "desk").attach(line)
                .send("[\"j\"," + VIEWS + ",\"" + LivePage.visit(site, "desk").token() + "\",1]");
        assertEquals(STOP, line.socket().awaitClose());
    }

    /** Lets a time pass that the server measures, too. */
    private static void pause(Duration time) {
        long start = System.nanoTime();
        Await.until("time passes", () -> System.nanoTime() - start > time.toNanos());
    }

    private LiveSocket.Builder from(Site visitor, String address) {
        return visitor.socket(LivePage.ENDPOINT).header("X-Forwarded-For", address);
    }

    private void limited(int limit, LiveSocket.Builder connection) {
        List<LiveSocket> open = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            open.add(connection.open().send("[\"p\"]"));
            assertEquals("[\"q\"]", open.get(i).next());
        }
        assertEquals(RETRY, connection.open().awaitClose());
        assertEquals(RETRY, connection.open().awaitClose());
        open.remove(0).close();
        open.remove(0).cut();
        Await.until("a place is free again", () -> {
            LiveSocket next = connection.open();
            try {
                return next.send("[\"p\"]").next().equals("[\"q\"]");
            } catch (LiveSocket.Ended e) {
                return false;
            } finally {
                open.add(next);
            }
        });
        open.forEach(LiveSocket::cut);
    }

    @Test
    void anAddressHasOnlySoManyConnections() {
        limited(PER_ADDRESS, from(site, "10.1.1.1"));
        LiveSocket elsewhere = from(site, "10.1.1.2").open().send("[\"p\"]");
        assertEquals("[\"q\"]", elsewhere.next());
        elsewhere.close();
    }

    @Test
    void aUserHasOnlySoManyConnections() {
        limited(PER_USER, from(ProbeClient.signedIn(Site.at(base), "jim"), "10.1.1.3"));
    }

    @Test
    void aFullMailboxRefusesAndTakesItLater() {
        LivePage page = LivePage.join(site, "desk");
        page.event("slow", "{\"gate\":\"full\"}");
        Await.until("the handler waits", () -> probe.count("full") == 1);
        for (int i = 0; i < MAILBOX + 2; i++) {
            page.event("count", null);
        }
        page.await(p -> p.count("x") > 0);
        assertEquals("busy", page.last("x").getString(3));
        // the joining of a page and its going must get through all the same
        page.line().socket().cut();
        LiveLine line = LiveLine.open(site);
        page.attach(line).send("[\"j\",0,\"" + page.token() + "\",1]");
        probe.open("full");
        page.await(p -> p.count("j") > 0).settle();
        assertTrue(page.count("x") > 0 || page.html().contains("count " + (MAILBOX + 2) + "<"), page.html());
    }

    @Test
    void whatWaitedTooLongIsGivenBack() {
        LivePage page = LivePage.join(site, "desk");
        page.event("slow", "{\"gate\":\"expiry\"}");
        Await.until("the handler waits", () -> probe.count("expiry") == 1);
        page.event("count", null);
        pause(EXPIRY.plusMillis(300));
        probe.open("expiry");
        page.await(p -> p.count("x") > 0);
        assertEquals("[\"x\",0,2,\"busy\"]", page.last("x").toString().replaceAll(",\"[^\"]*\"]$", "]"));
        assertTrue(page.html().contains("count 0<"), page.html());
        page.sendAgain();
        page.settle().awaitText("count 1<");
    }
}
