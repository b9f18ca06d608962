package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class PageConnectionTest extends OneNode {

    @Test
    void joiningSendsNoContentAndMountsNoSecondTime() {
        joined(CounterView.class);
        assertEquals(List.of("[\"j\",0,1,0]"), test.run());
        assertEquals(1, test.<CounterView>bean().mounts);
    }

    @Test
    void whatAPageSaidBeforeItsConnectionEndedIsHeardThoughTheEndCameFirst() {
        Connection connection = touched();
        connection.closed();
        after(connection, "[\"e\",0,2,\"inc\"]");
        assertEquals(2, test.<CounterView>bean().count);
        after(connection, "[\"l\",0]");
        assertEquals(1, test.destroyed);
    }

    @Test
    void whatComesFromAConnectionBeforeTheLastIsForNobody() {
        String token = test.visit(CounterView.class);
        Connection before = rejoined(token, 1);
        before.closed();
        rejoined(token, 1);
        after(before, "[\"e\",0,1,\"inc\"]", "[\"l\",0]");
        assertEquals(0, test.<CounterView>bean().count);
        assertEquals(0, test.destroyed);
    }

    @Test
    void aPageThatReconnectsAndMissedNothingIsSentNothing() {
        String token = test.visit(CounterView.class);
        Connection first = rejoined(token, 1);
        after(first, "[\"e\",0,1,\"inc\"]");
        first.closed();
        test.run();
        rejoined(token, 2);
        assertEquals(List.of("[\"j\",0,2,1]"), test.run());
    }

    @Test
    void aPageThatMissedAPatchIsSentEverything() {
        String token = test.visit(CounterView.class);
        after(rejoined(token, 1), "[\"e\",0,1,\"inc\"]");
        rejoined(token, 1);
        List<String> frames = test.run();
        assertEquals("[\"x\",0,0,\"elsewhere\",\"This view is no longer served here.\"]", frames.get(0));
        assertEquals("[\"j\",0,2,1]", frames.get(1));
        assertTrue(frames.get(2).startsWith("[\"p\",0,3,1,[0,[[0,\"<body><b>\"],\"1\","), frames.get(2));
    }

    @Test
    void connectedIsCalledOnEveryConnect() {
        String token = test.visit(RoomView.class, TestNode.NOBODY, "room", "a");
        rejoined(token, 1).closed();
        test.run();
        rejoined(token, 2);
        test.run();
        assertEquals(2, test.<RoomView>bean().connects);
    }

    @Test
    void aResendIsWhole() {
        List<String> frames = after(touched(), "[\"r\",0]");
        assertTrue(frames.get(0).startsWith("[\"p\",0,3,1,[0,[[0,\"<body><b>\"],\"1\","), frames.toString());
    }

    @Test
    void oneConnectionCarriesSeveralViews() {
        Connection connection = joined(CounterView.class);
        connection.received("[\"j\",1,\"" + test.visit(CounterView.class) + "\",1]");
        test.run();
        List<String> frames = after(connection, "[\"e\",0,1,\"inc\"]", "[\"e\",1,1,\"nothing\"]");
        assertTrue(frames.get(0).startsWith("[\"p\",0,2,1,"), frames.toString());
        assertEquals("[\"a\",1,1]", frames.get(1));
    }

    @Test
    void aSilentConnectionIsPingedAndThenGivenUp() {
        Connection connection = touched();
        test.pass(Duration.ofSeconds(16));
        assertEquals(1, test.pings);
        connection.heard();
        test.pass(Duration.ofSeconds(16));
        assertEquals(List.of(), test.closes);
        tend(4);
        assertEquals(List.of(), test.closes);
        tend(1);
        assertEquals(List.of("aborted"), test.closes);
    }

    @Test
    void aNodeThatStoodStillReadsBeforeItGivesConnectionsUp() {
        Connection connection = touched();
        test.pass(Duration.ofMinutes(5));
        assertEquals(1, test.pings);
        connection.heard();
        test.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), test.closes);
    }

    @Test
    void aConnectionWhoseNumbersAreUsedUpBeginsAgain() {
        test.connect().received("[\"j\",9999,\"x\",1]");
        assertEquals(List.of("4000 0 A connection has numbers for 9999 views; the next one begins again."),
                test.closes);
    }

    @Test
    void aPageWithTheScriptOfAnotherReleaseIsAskedOnceToReloadWhenItIsQuiet() {
        Connection connection = test.connect();
        connection.outdated();
        connection.received("[\"j\",0,\"" + test.visit(CounterView.class) + "\",1]");
        assertEquals(List.of("[\"j\",0,1,0]"), test.run());
        test.pass(Duration.ofSeconds(3));
        after(connection, "[\"e\",0,1,\"inc\"]");
        test.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), test.run(), "an event has just come");
        test.pass(Duration.ofSeconds(6));
        assertEquals(
                List.of("[\"x\",0,0,\"outdated\",\"This page has been updated. Please reload it when it suits you.\"]"),
                test.run());
        test.pass(Duration.ofSeconds(20));
        assertEquals(List.of(), test.run());
    }

    @Test
    void aPageIsSentAFreshTokenLongBeforeItsOwnExpires() {
        String token = test.visit(CounterView.class);
        Connection connection = rejoined(token, 1);
        test.run();
        test.pass(Duration.ofMinutes(25));
        connection.heard();
        List<String> frames = test.run();
        assertEquals(1, frames.size(), frames.toString());
        assertTrue(frames.get(0).startsWith("[\"t\",0,\""), frames.get(0));
    }
}
