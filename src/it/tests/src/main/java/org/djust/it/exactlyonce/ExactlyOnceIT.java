package org.djust.it.exactlyonce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.djust.it.Await;
import org.djust.it.CutProxy;
import org.djust.it.CutProxy.Budget;
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
public class ExactlyOnceIT {

    private static final int CLIENTS = 4;
    private static final int EVENTS = 200;

    @ArquillianResource
    private URL base;
    private Site direct;
    private ProbeClient probe;
    private CutProxy proxy;
    private Site site;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(ExactlyOnceIT.class).config("djust.session.detached-ttl", "PT0S")
                .config("djust.rate.permits", "100000")
                .template("ledger.html",
                        "<!DOCTYPE html><html><body><p id=\"last\">last {{ last }}, mistakes {{ mistakes }}</p>"
                                + "<ol id=\"entries\">{% for entry in entries %}<li dj-key=\"{{ entry.number }}\">{{ entry.day }}</li>"
                                + "{% endfor %}</ol></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void connect() {
        direct = Site.at(base);
        probe = new ProbeClient(direct);
        proxy = new CutProxy(direct);
        site = proxy.site(direct);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    private static long next(LivePage page, int number) {
        return page.event("next", "{\"number\":" + number + "}");
    }

    private static void shows(LivePage page, int last) {
        assertTrue(page.html().contains("last " + last + ", mistakes 0<"), page.html());
    }

    private static void awaitLast(LivePage page, int last) {
        page.awaitText("last " + last + ", mistakes 0<");
    }

    /** The page agrees with what the server renders for it afresh. */
    private static void agrees(LivePage page) {
        String shown = page.html();
        long version = page.version();
        page.send("[\"r\",0]").await(p -> p.version() > version);
        assertEquals(page.html(), shown);
    }

    @Test
    void anEventThatNeverReachedTheServerIsSentAgain() {
        LivePage page = LivePage.join(site, "ledger");
        int applied = probe.count("applied");
        proxy.muteClient();
        next(page, 1);
        next(page, 2);
        proxy.cut();
        awaitLast(page.connect().settle(), 2);
        assertEquals(applied + 2, probe.count("applied"));
        agrees(page);
    }

    @Test
    void anEventThatWasAppliedBeforeTheCutIsNotAppliedAgain() {
        LivePage page = LivePage.join(site, "ledger");
        int applied = probe.count("applied");
        proxy.muteServer();
        next(page, 1);
        next(page, 2);
        Await.until("both events are applied", () -> probe.count("applied") == applied + 2);
        proxy.cut();
        awaitLast(page.connect().settle(), 2);
        assertEquals(applied + 2, probe.count("applied"));
        agrees(page);
    }

    @Test
    void halfAFrameIsNoFrame() {
        LivePage page = LivePage.join(site, "ledger");
        next(page, 1);
        page.settle();
        int applied = probe.count("applied");
        page.line().socket().sendTruncated("[\"e\",0,2,\"next\",{\"num");
        proxy.cut();
        page.connect();
        next(page, 2);
        page.settle();
        shows(page, 2);
        assertEquals(applied + 1, probe.count("applied"));
    }

    @Test
    void aViewThatLeftMemoryComesBackWithAllItsStateAndNothingIsSent() {
        LivePage page = LivePage.join(site, "ledger");
        for (int i = 1; i <= 30; i++) {
            next(page, i);
        }
        page.settle();
        int gone = probe.count("gone");
        proxy.cut();
        Await.until("the view left memory", () -> probe.count("gone") > gone);
        long version = page.version();
        page.connect().send("[\"p\"]");
        page.line().await(() -> page.line().pongs() == 1);
        assertEquals("[[\"j\",0," + version + ",30]]", page.frames().toString());
        next(page, 31);
        page.settle();
        shows(page, 31);
        agrees(page);
    }

    @Test
    void aPatchThatWasLostWithTheViewIsMadeUpFor() {
        LivePage page = LivePage.join(site, "ledger");
        int applied = probe.count("applied");
        int gone = probe.count("gone");
        proxy.muteServer();
        next(page, 1);
        Await.until("the event is applied", () -> probe.count("applied") > applied);
        proxy.cut();
        Await.until("the view left memory", () -> probe.count("gone") > gone);
        awaitLast(page.connect().settle(), 1);
        assertEquals(applied + 1, probe.count("applied"));
        agrees(page);
    }

    @Test
    void randomCutsLoseNothingAndRepeatNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("cuts by seed " + seed);
        Random random = new Random(seed);
        int applied = probe.count("applied");
        proxy.budgets(() -> new Budget(400 + random.nextInt(1500), 300 + random.nextInt(6000)));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            LivePage page = LivePage.visit(direct, "ledger").via(site);
            Random bursts = new Random(random.nextLong());
            results.add(clients.submit(() -> persist(page, bursts)));
        }
        int connections = 0;
        for (Future<Integer> result : results) {
            connections += result.get(60, TimeUnit.SECONDS);
        }
        clients.shutdown();
        System.out.println(CLIENTS * EVENTS + " events over " + connections + " connections");
        assertTrue(connections > CLIENTS * 5, connections + " connections, seed " + seed);
        assertEquals(applied + CLIENTS * EVENTS, probe.count("applied"), "seed " + seed);
    }

    /** Sends events in bursts over connections that break, until all are acknowledged; how many connections it took. */
    private int persist(LivePage page, Random bursts) {
        int sent = 0;
        for (int connections = 1; connections < EVENTS * 10; connections++) {
            try {
                page.connect();
                while (sent < EVENTS) {
                    for (int n = bursts.nextInt(6); n > 0 && sent < EVENTS; n--) {
                        sent++;
                        next(page, sent);
                    }
                    awaitLast(page.settle(), sent);
                }
                awaitLast(page.settle().via(direct).connect(), EVENTS);
                agrees(page);
                return connections;
            } catch (LiveSocket.Ended e) {
                // goes on with the next connection
            }
        }
        throw new AssertionError("not done after so many connections");
    }
}
