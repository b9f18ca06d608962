package org.djust.it.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.List;
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
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class EffectsIT {

    @ArquillianResource
    private URL base;
    private String path;
    private LivePage desk;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(EffectsIT.class)
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p>"
                        + "<p id=\"heard\">heard {{ heard }}</p><p id=\"flash\">[{{ flash }}]</p></body></html>")
                .build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void join(TestInfo test) {
        // a topic of its own for every test
        path = "desks/" + test.getTestMethod().orElseThrow().getName();
        desk = LivePage.join(Site.at(base), path);
    }

    private List<String> kinds() {
        return desk.frames().stream().map(frame -> frame.getString(0)).toList();
    }

    @Test
    void aBroadcastReachesEverySubscriberInOrderAndTheSenderToo() {
        LivePage other = LivePage.join(Site.at(base), path);
        LivePage elsewhere = LivePage.join(Site.at(base), "desks/elsewhere");
        for (int i = 1; i <= 5; i++) {
            desk.event("say", "{\"number\":" + i + ",\"word\":\"a\"}");
        }
        desk.settle().awaitText("heard 1a 2a 3a 4a 5a ");
        other.awaitText("heard 1a 2a 3a 4a 5a ");
        elsewhere.call("count", null);
        assertTrue(elsewhere.html().contains("heard </p>"), elsewhere.html());
    }

    @Test
    void aTimerRunsAsPartOfTheView() {
        desk.call("later", null).awaitText("count 100");
    }

    @Test
    void workOffTheThreadLetsOtherEventsThrough() {
        desk.call("work", "{\"gate\":\"work\"}").call("count", null);
        assertTrue(desk.html().contains("count 1<"), desk.html());
        new ProbeClient(Site.at(base)).open("work");
        desk.awaitText("count 1001");
    }

    @Test
    void workThatThrowsIsToldAsAHandlerThatThrows() {
        desk.call("fruitless", null).await(page -> page.count("x") > 0);
        assertEquals("failed", desk.last("x").getString(3));
        assertEquals(0, desk.last("x").getInt(2));
        assertTrue(desk.html().contains("count 0"), desk.html());
    }

    @Test
    void whatAHandlerAsksOfThePageFollowsThePatch() {
        desk.call("ask", "{\"fail\":false}").awaitText("0asked");
        assertEquals(List.of("p", "v", "f", "n"), kinds().subList(0, 4));
        assertEquals("[\"v\",0,\"saved\",{\"desk\":\"whatAHandlerAsksOfThePageFollowsThePatch\"}]",
                desk.last("v").toString());
        assertEquals("[\"f\",0,1]", desk.last("f").toString());
        assertEquals("../desks/next?a=b", desk.last("n").getString(2));
    }

    @Test
    void nothingIsAskedOfThePageByAHandlerThatThrows() {
        desk.call("ask", "{\"fail\":true}").call("count", null);
        assertEquals(0, desk.count("v") + desk.count("f") + desk.count("n"), desk.frames()::toString);
        assertTrue(desk.html().contains("count 1<") && desk.html().contains("heard </p>"), desk.html());
    }

    @Test
    void temporaryStateIsShownOnceAndNotKept() {
        desk.call("flash", "{\"text\":\"saved\"}");
        assertTrue(desk.html().contains("[saved]"), desk.html());
        desk.call("count", null);
        assertFalse(desk.html().contains("saved"), desk.html());
    }
}
