package org.djust.it.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import org.djust.it.Await;
import org.djust.it.LiveLine;
import org.djust.it.LivePage;
import org.djust.it.ProbeClient;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.probe.Probe;
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
public class LifecycleIT {

    private static final String ADD_TWO = "{\"amount\":2}";

    @ArquillianResource
    private URL base;
    private Site site;
    private ProbeClient probe;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(LifecycleIT.class).config("djust.ping.interval", "PT1S")
                .template("counter.html",
                        "<!DOCTYPE html><html><body><h1>Counter</h1><p id=\"count\">count {{ count }}</p>"
                                + "</body></html>")
                .template("room.html",
                        "<!DOCTYPE html><html><body><main dj-root><h1>{{ room }} {{ floor }} {{ guest }}</h1>"
                                + "<ul id=\"chairs\">{% for chair in chairs %}<li dj-key=\"{{ chair }}\">{{ chair }}<i>!</i></li>"
                                + "{% endfor %}</ul></main></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void visit() {
        site = Site.at(base);
        probe = new ProbeClient(site);
    }

    @Test
    void aPageCarriesATokenAndTheScriptAndIsNeverCached() throws Exception {
        LivePage page = LivePage.visit(site, "counter");
        HttpResponse<String> response = page.response();
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(null));
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        assertTrue(page.token().length() > 20, page.token());
        assertEquals(2, response.body().split("<script ").length, response.body());
        String script = response.body().replaceAll("(?s).*<script src=\"([^\"]+)\".*", "$1");
        assertEquals(200, site.get(script).statusCode(), script);
        assertEquals(404, site.get("nowhere").statusCode());
    }

    @Test
    void anEventChangesThePage() {
        LivePage page = LivePage.join(site, "counter").call("add", ADD_TWO);
        assertTrue(page.html().contains("count 2"), page.html());
        assertEquals(2, page.version());
        assertEquals(1, page.last("p").getInt(3));
    }

    @Test
    void anEventThatChangesNothingIsAcknowledged() {
        LivePage page = LivePage.join(site, "counter").call("add", "{\"amount\":0}");
        assertEquals("[[\"a\",0,1]]", page.frames().toString());
    }

    @Test
    void aVisitIsMountedOnceAndConnectedEachTime() {
        int mounted = probe.count("mounted");
        int connected = probe.count("connected");
        LivePage page = LivePage.join(site, "counter").call("add", ADD_TWO);
        page.line().socket().cut();
        page.connect().call("add", ADD_TWO);
        assertTrue(page.html().contains("count 4"), page.html());
        assertEquals(mounted + 1, probe.count("mounted"));
        assertEquals(connected + 2, probe.count("connected"));
    }

    @Test
    void severalViewsShareAConnection() {
        try (LiveLine line = LiveLine.open(site)) {
            LivePage first = LivePage.visit(site, "counter").connect(line);
            LivePage second = LivePage.visit(site, "counter").connect(line);
            first.event("add", "{\"amount\":1}");
            second.event("add", "{\"amount\":5}");
            first.settle().awaitText("count 1");
            second.settle().awaitText("count 5");
            assertEquals(1, second.last("p").getInt(1));
        }
    }

    @Test
    void aViewThatWasLeftIsGone() {
        LivePage page = LivePage.join(site, "counter");
        int gone = probe.count("gone");
        page.send("[\"l\",0]").call("add", ADD_TWO);
        assertEquals("remount", page.last("x").getString(3));
        Await.until("the bean is destroyed", () -> probe.count("gone") > gone);
        page.line().close();
        page.attach(LiveLine.open(site)).send("[\"j\",0,\"" + page.token() + "\",1]").await(p -> p.count("x") > 0);
        assertEquals("remount", page.last("x").getString(3));
    }

    @Test
    void whatAPageSaysInItsLastMomentIsHeard() {
        int gone = probe.count("gone");
        for (int i = 0; i < 200; i++) {
            LivePage page = LivePage.join(site, "counter");
            page.send("[\"l\",0]").line().socket().close();
        }
        Await.until("all 200 beans are destroyed", () -> probe.count("gone") >= gone + 200);
    }

    @Test
    void aResendBringsTheWholeView() {
        LivePage page = LivePage.join(site, "rooms/red/2").call("put", "{\"name\":\"a\"}");
        String shown = page.html();
        page.call("put", "{\"name\":\"b\"}").call("take", "{\"name\":\"b\"}");
        long version = page.version();
        page.send("[\"r\",0]").await(p -> p.version() > version);
        assertEquals(shown, page.html());
        assertTrue(page.last("p").toString().contains("<h1>"), page.last("p")::toString);
    }

    @Test
    void bothSidesPing() {
        LivePage page = LivePage.join(site, "counter").send("[\"p\"]");
        page.line().await(() -> page.line().pongs() == 1);
        page.line().socket().awaitPing(Duration.ofSeconds(10));
    }

    @Test
    void partsOfTheAddressReachTheMountMethod() throws Exception {
        assertTrue(LivePage.visit(site, "rooms/blue%20sea/7?as=Ann%26Bob").html().contains("blue sea 7 Ann&amp;Bob"));
        assertTrue(LivePage.visit(site, "rooms/red/7").html().contains("<h1>red 7 </h1>"));
        assertEquals(404, site.get("rooms/red/up").statusCode());
        assertEquals(404, site.get("rooms/red").statusCode());
    }

    @Test
    void aPageThatIsUpToDateGetsNothingButTheAnswerToItsJoin() {
        LivePage page = LivePage.join(site, "counter").call("add", ADD_TWO);
        page.line().socket().cut();
        page.connect().send("[\"p\"]");
        page.line().await(() -> page.line().pongs() == 1);
        assertEquals("[[\"j\",0,2,1]]", page.frames().toString());
    }

    @Test
    void patchesAddUpToWhatTheServerRenders() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LivePage page = LivePage.join(site, "rooms/red/2");
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(4)) {
                case 0 -> page.call("reverse", null);
                case 1 -> page.call("take", "{\"name\":\"c" + (i - 1 - random.nextInt(6)) + "\"}");
                default -> page.call("put", "{\"name\":\"c" + i + "\"}");
            }
        }
        String patched = page.html();
        long version = page.version();
        page.send("[\"r\",0]").await(p -> p.version() > version);
        assertEquals(page.html(), patched, "seed " + seed);
    }
}
