package org.djust.it.channels;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.djust.it.Await;
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
public class ChannelsIT {

    private static final int CAPACITY = 5;

    @ArquillianResource
    private URL base;
    private Site site;
    /** Of the test's own, so that no page of another test hears what is sent there. */
    private final String room = UUID.randomUUID().toString();

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(ChannelsIT.class).config("djust.channel.capacity", "" + CAPACITY)
                .config("djust.channel.expiry", "PT1M").config("djust.session.detached-ttl", "PT1S")
                .template("desk.html", DeskView.TEMPLATE).build().addPackage(Probe.class.getPackage());
    }

    @BeforeEach
    void visit() {
        site = Site.at(base);
    }

    private String send(String to, String name, String text) {
        try {
            return site.get("send?to=" + to + "&name=" + encoded(name) + "&text=" + encoded(text)).body();
        } catch (IOException e) {
            throw new AssertionError("no answer of the servlet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private LivePage desk() {
        return LivePage.join(site, "desk/" + room);
    }

    private static String view(LivePage page) {
        return page.html().replaceAll("(?s).*<p id=\"view\">([^<]+)<.*", "$1");
    }

    @Test
    void whatAServletOrABackgroundJobBroadcastsReachesAllOfTheTopicAndNobodyElse() {
        LivePage first = desk();
        LivePage second = desk();
        LivePage elsewhere = LivePage.join(site, "desk/" + room + "-2");
        send("topic", "room:" + room, "1 2");
        first.awaitText("heard 1 2.");
        send("background", "room:" + room, "3");
        first.awaitText("heard 1 2 3.");
        second.awaitText("heard 1 2 3.");
        send("topic", "room:" + room + "-2", "4");
        elsewhere.awaitText("heard 4.");
    }

    @Test
    void whatAViewBroadcastsReachesItselfAndOthers() {
        LivePage other = desk();
        desk().call("say", "{\"text\":\"hello\"}").awaitText("heard hello.");
        other.awaitText("heard hello.");
    }

    @Test
    void aViewAUserANodeAndEveryoneAreReachedAndNobodyElse() {
        String name = "u" + room;
        LivePage ann = LivePage.join(ProbeClient.signedIn(Site.at(base), name), "desk/" + room);
        LivePage nobody = desk();
        send("view", view(nobody), "a");
        send("user", name, "b");
        send("user", "someone", "c");
        send("node", "somewhere", "d");
        send("node", "here", "e" + room);
        send("everyone", "", "f" + room);
        String all = " node=e" + room + " everyone=f" + room + ".";
        ann.awaitText("heard user=b" + all);
        nobody.awaitText("heard view=a" + all);
    }

    @Test
    void whatTheRuntimeAddressesByItselfIsNoTopicOfApplications() {
        String answer = send("topic", "@everyone", "x");
        assertTrue(answer.contains("@everyone"), answer);
    }

    @Test
    void aTopicThatAFieldNamesIsFollowedWhenTheFieldChanges() {
        LivePage page = desk().call("move", "{\"to\":\"" + room + "-3\"}");
        send("topic", "room:" + room, "before");
        send("topic", "room:" + room + "-3", "after");
        page.awaitText("heard after.");
    }

    @Test
    void topicsAreSubscribedToAndLeftAtRunTimeAndTheViewsStateKeepsThem() {
        LivePage page = desk();
        send("topic", "news:" + room, "early");
        page.call("follow", "{\"topic\":\"news:" + room + "\"}");
        send("topic", "news:" + room, "1");
        page.awaitText("heard news:" + room + "=1.");
        leaveMemory(page);
        page.connect();
        send("topic", "news:" + room, "2");
        page.awaitText("heard news:" + room + "=1 news:" + room + "=2.");
        page.call("unfollow", "{\"topic\":\"news:" + room + "\"}");
        send("topic", "news:" + room, "late");
        send("topic", "room:" + room, "end");
        page.awaitText("=2 end.");
    }

    @Test
    void whatAViewMissedWithinTheWindowItGetsOnceWhenItsPageIsBack() {
        LivePage page = desk();
        send("topic", "room:" + room, "1");
        page.awaitText("heard 1.");
        leaveMemory(page);
        send("topic", "room:" + room, "2 3 4");
        page.connect().awaitText("heard 1 2 3 4.");
        send("topic", "room:" + room, "5");
        page.awaitText("heard 1 2 3 4 5.");
        assertTrue(page.html().contains("lost."), page.html());
    }

    @Test
    void whoMissedMoreThanTheWindowHoldsIsToldSoOnce() {
        LivePage page = desk();
        send("topic", "room:" + room, "1");
        page.awaitText("heard 1.");
        leaveMemory(page);
        send("topic", "room:" + room, "2 3 4 5 6 7 8 9");
        page.connect().awaitText("lost room:" + room + ".");
        send("topic", "room:" + room, "10");
        page.awaitText("heard 1 10.");
        assertTrue(page.html().contains("lost room:" + room + "."), page.html());
    }

    /** Only the view's state is left. */
    private void leaveMemory(LivePage page) {
        page.line().socket().cut();
        Await.until("the view has left memory", () -> new ProbeClient(site).count("gone-" + room) == 1);
    }
}
