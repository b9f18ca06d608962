package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.djust.spi.StaleEpochException;
import org.junit.jupiter.api.Test;

class ViewLifeTest extends OneNode {

    @Test
    void aViewWhoseCommitIsRefusedStopsAndItsPageJoinsAgain() {
        Connection connection = touched();
        test.failCommits = new StaleEpochException("v", 1);
        assertEquals(List.of("[\"x\",0,0,\"elsewhere\",\"This view is no longer served here.\"]"),
                after(connection, "[\"e\",0,2,\"inc\"]"));
        assertEquals(1, test.destroyed);
    }

    @Test
    void aViewThatLeftMemoryComesBackFromItsStoredState() {
        String token = test.visit(CounterView.class);
        Connection connection = rejoined(token, 1);
        after(connection, "[\"e\",0,1,\"inc\"]", "[\"m\",0,2,\"name\",\"Ann\"]");
        connection.closed();
        test.run();
        test.pass(Duration.ofMinutes(2));
        test.run();
        assertEquals(1, test.destroyed);
        Connection again = rejoined(token, 2);
        assertEquals("[\"j\",0,2,2]", test.run().get(0));
        assertEquals("Ann", test.<CounterView>bean().name);
        assertEquals(0, test.<CounterView>bean().mounts);
        List<String> frames = after(again, "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"inc\"]");
        assertTrue(frames.get(0).startsWith("[\"p\",0,3,3,") && frames.get(0).contains("\"2\""), frames.toString());
    }

    @Test
    void aRestoredViewThatCannotRenderGoesOnWhenItCanAgain() {
        String token = test.visit(CounterView.class);
        Connection connection = rejoined(token, 1);
        after(connection, "[\"e\",0,1,\"breakLater\"]");
        connection.closed();
        test.run();
        test.pass(Duration.ofSeconds(3));
        test.run();
        test.pass(Duration.ofMinutes(2));
        test.run();
        Connection again = rejoined(token, 1);
        String joined = test.run().toString();
        assertTrue(joined.contains("\"failed\""), joined);
        List<String> frames = after(again, "[\"e\",0,2,\"inc\"]");
        assertTrue(frames.get(0).startsWith("[\"p\",0,") && frames.get(0).contains("\"14\""), frames.toString());
    }

    @Test
    void aFirstRenderThatNobodyClaimsIsForgotten() {
        String token = test.visit(CounterView.class);
        test.pass(Duration.ofMinutes(2));
        test.run();
        rejoined(token, 1);
        assertEquals(List.of("[\"x\",0,0,\"remount\",\"This view is no longer served here.\"]"), test.run());
    }

    @Test
    void storedStateLivesAsLongAsThePageIsConnected() {
        String token = test.visit(CounterView.class);
        Connection connection = rejoined(token, 1);
        test.run();
        String freshToken = token;
        for (int i = 0; i < 12; i++) {
            test.pass(Duration.ofMinutes(30));
            connection.heard();
            freshToken = test.run().get(0).split("\"")[3];
        }
        connection.closed();
        test.run();
        test.pass(Duration.ofMinutes(2));
        test.run();
        assertEquals(1, test.destroyed);
        connection = rejoined(freshToken, 1);
        assertEquals(List.of("[\"j\",0,1,0]"), test.run());
    }

    @Test
    void aPageThatComesWhenItsStateIsGoneMountsAgain() {
        String token = test.visit(CounterView.class);
        test.now += Duration.ofSeconds(61).toNanos();
        rejoined(token, 1);
        assertEquals(List.of("[\"x\",0,0,\"remount\",\"This view is no longer served here.\"]"), test.run());
        assertEquals(1, test.destroyed);
    }

    @Test
    void aLeavingPageTakesItsViewAlong() {
        String token = test.visit(CounterView.class);
        after(rejoined(token, 1), "[\"l\",0]");
        assertEquals(1, test.destroyed);
        rejoined(token, 1);
        assertTrue(test.run().get(0).contains("\"remount\""));
    }

    @Test
    void aStoppingNodeTellsItsPagesToRetry() {
        touched();
        test.node.close();
        test.run();
        assertEquals(List.of("4000 The server stops."), test.closes);
        assertEquals(1, test.destroyed);
    }
}
