package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.RateLimit;
import org.djust.RateLimit.Per;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @LiveView(value = "/talk", template = "view/presence.html")
    static class TalkView {
        String room = "";

        @EventHandler
        @RateLimit(permits = 2, window = "PT10S")
        void say(String text) {
            room += text;
        }

        @EventHandler
        @RateLimit(permits = 1, window = "PT10S", per = Per.VIEW)
        void own(String text) {
            room += text;
        }

        @EventHandler
        void free(String text) {
            room += text;
        }
    }

    private final TestNode test = new TestNode(Map.of(), TalkView.class);
    private final Connection page = page();
    private final TalkView view = test.bean();

    private Connection page() {
        Connection connection = test.connect();
        connection.received("[\"j\",0,\"" + test.visit(TalkView.class) + "\",1,0]");
        test.run();
        return connection;
    }

    private static String event(int ref, String handler, String text) {
        return "[\"e\",0," + ref + ",\"" + handler + "\",{\"text\":\"" + text + "\"}]";
    }

    @Test
    void aCallTooManyIsAnsweredWithTheTimeToWaitAndDone() {
        page.received(event(1, "say", "a"));
        page.received(event(2, "say", "b"));
        test.run();
        page.received(event(3, "say", "c"));
        assertEquals(List.of("[\"a\",0,3]",
                "[\"x\",0,3,\"limited\",\"Too often; please try again in 6 s.\",5001]"), test.run());
        assertEquals("ab", view.room);
        test.pass(Duration.ofSeconds(5));
        page.received(event(4, "say", "d"));
        test.run();
        assertEquals("abd", view.room);
        assertEquals(1, test.stats.rateLimited.sum());
    }

    @Test
    void aUsersPagesShareTheirPermitsAndOnesOwnAreOnesOwn() {
        Connection other = page();
        page.received(event(1, "say", "a"));
        other.received(event(1, "say", "a"));
        other.received(event(2, "say", "a"));
        test.run();
        assertEquals(1, test.stats.rateLimited.sum());
        page.received(event(2, "own", "a"));
        other.received(event(3, "own", "a"));
        test.run();
        assertEquals(1, test.stats.rateLimited.sum());
    }

    @Test
    void eventsKeepTheirOrderWhileADecisionIsAwaited() {
        test.limiter.hold = true;
        page.received(event(1, "say", "a"));
        page.received(event(2, "free", "b"));
        page.received(event(3, "say", "c"));
        page.received(event(4, "free", "d"));
        test.run();
        assertEquals("", view.room);
        test.limiter.release();
        test.run();
        assertEquals("ab", view.room);
        test.limiter.release();
        test.run();
        assertEquals("abcd", view.room);
    }

    @Test
    void whileNobodyCanTellTheNodeCountsAlone() {
        test.limiter.away = true;
        for (int ref = 1; ref <= 3; ref++) {
            page.received(event(ref, "say", "a"));
        }
        test.run();
        assertEquals("aa", view.room);
        assertEquals(3, test.stats.rateFallbacks.sum());
        assertEquals(1, test.stats.rateLimited.sum());
    }

    @Test
    void anEventThatComesAgainTakesNoPermit() {
        page.received(event(1, "say", "a"));
        test.run();
        for (int i = 0; i < 5; i++) {
            page.received(event(1, "say", "a"));
        }
        page.received(event(2, "say", "b"));
        test.run();
        assertEquals("ab", view.room);
    }
}
