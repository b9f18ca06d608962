package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Subscribe;
import org.djust.Temporary;
import org.djust.spi.StaleEpochException;
import org.junit.jupiter.api.Test;

class NodeTest {

    @LiveView(value = "/counter", template = "view/counter.html")
    static class CounterView {
        int count;
        List<String> log = new ArrayList<>();
        @Temporary
        String flash = "";
        @Model
        String name = "";
        Box box = new Box(false);
        transient LiveContext live;
        transient int mounts;

        @Mount
        void mount() {
            mounts++;
        }

        @EventHandler
        void inc() {
            count++;
        }

        @EventHandler
        void flash(String text) {
            flash = text;
        }

        @EventHandler
        void nothing() {
        }

        @EventHandler
        void spoil() {
            count = -1;
            log.add("spoilt");
            live.pushEvent("spoilt", 1);
            throw new IllegalStateException("secret detail");
        }

        @EventHandler
        void add(int amount) {
            count += amount;
        }

        @EventHandler
        void hold() {
            count++;
            box = new Box(true);
        }

        @EventHandler
        void recurse() {
            count++;
            recurse();
        }

        @EventHandler
        void breakPage() {
            count = 13;
        }

        @EventHandler
        void breakLater() {
            live.after(Duration.ofSeconds(3), () -> count = 13);
        }

        @EventHandler
        void effects() {
            live.pushEvent("hello", Map.of("a", 1));
            live.resetForm();
            live.navigate("/there");
        }

        @EventHandler
        void later() {
            live.after(Duration.ofSeconds(3), () -> count += 100);
        }

        @EventHandler
        void work() {
            live.async(() -> 7, result -> count += result);
        }

        @EventHandler
        void badWork() {
            live.async(() -> {
                throw new IllegalStateException("x");
            }, result -> count = -1);
        }

        @EventHandler
        @RolesAllowed("admin")
        void clear() {
            count = 0;
        }

        /** For the template: fails when the count is 13. */
        public String getChecked() {
            if (count == 13) {
                throw new IllegalStateException("unlucky");
            }
            return "";
        }
    }

    @LiveView(value = "/rooms/{room}", template = "view/room.html")
    static class RoomView {
        String room;
        List<String> messages = List.of();
        int connects;
        transient LiveContext live;

        @Mount
        void mount(@PathParam String room) {
            this.room = room;
        }

        @Connected
        void connected() {
            connects++;
        }

        @EventHandler
        void send(String text) {
            live.broadcast("room:" + room, text);
        }

        @EventHandler
        void move(String room) {
            this.room = room;
        }

        @Subscribe("room:{room}")
        void received(String text) {
            List<String> longer = new ArrayList<>(messages);
            longer.add(text);
            messages = List.copyOf(longer);
        }
    }

    /** Some of its values can't be written. */
    public static class Box {
        private boolean odd;

        public Box() {
        }

        Box(boolean odd) {
            this.odd = odd;
        }

        public boolean isOdd() {
            if (odd) {
                throw new IllegalStateException("odd");
            }
            return odd;
        }

        public void setOdd(boolean odd) {
            this.odd = odd;
        }
    }

    private final TestNode test = new TestNode(Map.of("djust.rate.permits", "1000"), CounterView.class, RoomView.class);

    private Connection joined(Class<?> view, String... variables) {
        return rejoined(test.visit(view, TestNode.NOBODY, variables), 1);
    }

    private Connection rejoined(String token, long shows) {
        Connection connection = test.connect();
        connection.received("[\"j\",0,\"" + token + "\"," + shows + "]");
        return connection;
    }

    private List<String> after(Connection connection, String... frames) {
        for (String frame : frames) {
            connection.received(frame);
        }
        return test.run();
    }

    private static String patch(long version, long ref, int count) {
        return "[\"p\",0," + version + "," + ref + ",[0,1,\"" + count + "\"]]";
    }

    private Connection touched() {
        Connection connection = joined(CounterView.class);
        after(connection, "[\"e\",0,1,\"inc\"]");
        return connection;
    }

    @Test
    void joiningSendsNoContentAndMountsNoSecondTime() {
        joined(CounterView.class);
        assertEquals(List.of("[\"j\",0,1,0]"), test.run());
        assertEquals(1, test.<CounterView>bean().mounts);
    }

    @Test
    void anEventIsAnsweredByAPatch() {
        assertEquals(List.of(patch(3, 2, 2)), after(touched(), "[\"e\",0,2,\"inc\"]"));
    }

    @Test
    void eventsThatWaitTogetherAreOnePatch() {
        assertEquals(List.of(patch(3, 4, 4)),
                after(touched(), "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"inc\"]", "[\"e\",0,4,\"inc\"]"));
    }

    @Test
    void anEventThatChangesNothingIsAcknowledged() {
        assertEquals(List.of("[\"a\",0,2]"), after(touched(), "[\"e\",0,2,\"nothing\"]"));
    }

    @Test
    void anEventThatWasAppliedIsNotAppliedAgain() {
        assertEquals(List.of(), after(touched(), "[\"e\",0,1,\"inc\"]"));
    }

    @Test
    void anEventAfterAGapIsNotApplied() {
        assertEquals(List.of(), after(touched(), "[\"e\",0,3,\"inc\"]"));
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
    void aHandlerThatThrowsLeavesNothingBehind() {
        List<String> frames = after(touched(), "[\"e\",0,2,\"spoil\"]");
        assertEquals(2, frames.size(), frames.toString());
        assertEquals("[\"a\",0,2]", frames.get(0));
        assertTrue(frames.get(1).matches("\\[\"x\",0,2,\"failed\",\"Something went wrong \\(error [a-z0-9]+\\)\\.\"]"),
                frames.get(1));
        assertEquals(1, test.<CounterView>bean().count);
        assertEquals(List.of(), test.<CounterView>bean().log);
        assertEquals(1, test.stats.failed.sum());
    }

    @Test
    void inABatchOnlyTheCallThatThrewIsUndone() {
        List<String> frames = after(touched(), "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"spoil\"]", "[\"e\",0,4,\"inc\"]");
        assertEquals(patch(3, 4, 3), frames.get(0));
        assertTrue(frames.get(1).startsWith("[\"x\",0,3,\"failed\""), frames.get(1));
    }

    @Test
    void whenTheRenderThrowsTheWholeBatchIsUndone() {
        Connection connection = touched();
        List<String> frames = after(connection, "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"breakPage\"]");
        assertEquals("[\"a\",0,3]", frames.get(0));
        assertTrue(
                frames.get(1).startsWith("[\"x\",0,2,\"failed\"") && frames.get(2).startsWith("[\"x\",0,3,\"failed\""),
                frames.toString());
        assertEquals(List.of(patch(3, 4, 2)), after(connection, "[\"e\",0,4,\"inc\"]"));
    }

    @Test
    void thePageHearsNothingBeforeItIsStored() {
        Connection connection = touched();
        test.holdCommits = true;
        assertEquals(List.of(), after(connection, "[\"e\",0,2,\"inc\"]"));
        assertEquals(List.of(), after(connection, "[\"e\",0,3,\"inc\"]"));
        test.releaseCommits();
        test.holdCommits = false;
        assertEquals(List.of(patch(3, 2, 2), patch(4, 3, 3)), test.run());
    }

    @Test
    void aViewWhoseCommitIsRefusedStopsAndItsPageJoinsAgain() {
        Connection connection = touched();
        test.failCommits = new StaleEpochException("v", 1);
        assertEquals(List.of("[\"x\",0,0,\"elsewhere\",\"This view is no longer served here.\"]"),
                after(connection, "[\"e\",0,2,\"inc\"]"));
        assertEquals(1, test.destroyed);
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

    @Test
    void broadcastsReachEverySubscriberOfTheTopicAndNoOther() {
        Connection ann = joined(RoomView.class, "room", "a");
        RoomView annsBean = test.bean();
        joined(RoomView.class, "room", "a");
        RoomView bobsBean = test.bean();
        joined(RoomView.class, "room", "b");
        RoomView other = test.bean();
        test.run();
        after(ann, "[\"e\",0,1,\"send\",{\"text\":\"hi\"}]");
        assertEquals(List.of("hi"), annsBean.messages);
        assertEquals(List.of("hi"), bobsBean.messages);
        assertEquals(List.of(), other.messages);
    }

    @Test
    void aSubscriptionFollowsTheFieldThatItsTopicNames() {
        Connection ann = joined(RoomView.class, "room", "a");
        RoomView bean = test.bean();
        after(ann, "[\"e\",0,1,\"move\",{\"room\":\"b\"}]");
        Connection bob = joined(RoomView.class, "room", "b");
        after(bob, "[\"e\",0,1,\"send\",{\"text\":\"hi\"}]");
        assertEquals(List.of("hi"), bean.messages);
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
    void effectsFollowThePatchOfTheirEvent() {
        assertEquals(List.of("[\"a\",0,2]", "[\"v\",0,\"hello\",{\"a\":1}]", "[\"f\",0,2]", "[\"n\",0,\"/there\"]"),
                after(touched(), "[\"e\",0,2,\"effects\"]"));
    }

    @Test
    void aHandlerThatRecursesWithoutEndFailsLikeAnyOther() {
        Connection connection = touched();
        List<String> failed = after(connection, "[\"e\",0,2,\"recurse\"]");
        assertTrue(failed.toString().contains("[\"x\",0,2,\"failed\""), failed.toString());
        assertEquals(List.of(patch(3, 3, 2)), after(connection, "[\"e\",0,3,\"inc\"]"));
    }

    @Test
    void timersAndAsyncResultsComeThroughTheMailbox() {
        Connection connection = touched();
        after(connection, "[\"e\",0,2,\"later\"]");
        test.pass(Duration.ofSeconds(3));
        assertEquals(List.of(patch(3, 2, 101)), test.run());
        assertEquals(List.of("[\"a\",0,3]", patch(4, 3, 108)), after(connection, "[\"e\",0,3,\"work\"]"));
        List<String> failed = after(connection, "[\"e\",0,4,\"badWork\"]");
        assertTrue(failed.get(1).startsWith("[\"x\",0,0,\"failed\""), failed.toString());
    }

    @Test
    void temporaryStateIsRenderedAndThenDropped() {
        List<String> frames = after(touched(), "[\"e\",0,2,\"flash\",{\"text\":\"saved\"}]");
        assertTrue(frames.get(0).contains("saved"), frames.toString());
        assertEquals("", test.<CounterView>bean().flash);
    }

    @Test
    void aHandlerIsOnlyForItsRoles() {
        assertEquals(List.of("[\"a\",0,2]", "[\"x\",0,2,\"forbidden\",\"You may not do this (clear).\"]"),
                after(touched(), "[\"e\",0,2,\"clear\"]"));
    }

    @Test
    void onlyAnnotatedMethodsAndFieldsCanBeReached() {
        assertEquals(
                List.of("[\"a\",0,3]", "[\"x\",0,2,\"unknown\",\"This page has no action mount.\"]",
                        "[\"x\",0,3,\"unknown\",\"This page has no field count that can be set.\"]"),
                after(touched(), "[\"e\",0,2,\"mount\"]", "[\"m\",0,3,\"count\",5]"));
    }

    @Test
    void aTokenIsOnlyForItsUser() {
        String token = test.visit(CounterView.class, new Identity(() -> "ann", Set.of()));
        test.pass(Duration.ofSeconds(11));
        rejoined(token, 1);
        assertEquals(List.of("[\"x\",0,0,\"signin\",\"This page belongs to another user.\"]"), test.run());
    }

    @Test
    void aForgedTokenIsRefused() {
        rejoined("nonsense", 1);
        assertTrue(test.run().get(0).startsWith("[\"x\",0,0,\"remount\","));
    }

    @Test
    void aSlowReaderGetsTheNewestStateAndNotEveryStep() {
        Connection connection = touched();
        test.congested = true;
        assertEquals(List.of("[\"a\",0,2]"), after(connection, "[\"e\",0,2,\"inc\"]"));
        assertEquals(List.of("[\"a\",0,3]"), after(connection, "[\"e\",0,3,\"inc\"]"));
        test.congested = false;
        connection.drained();
        assertEquals(List.of(patch(5, 3, 3)), test.run());
    }

    @Test
    void aFullMailboxAnswersBusyAndTheEventCanComeAgain() {
        TestNode small = new TestNode(Map.of("djust.mailbox.capacity", "2"), CounterView.class);
        Connection connection = small.connect();
        connection.received("[\"j\",0,\"" + small.visit(CounterView.class) + "\",1]");
        small.run();
        connection.received("[\"e\",0,1,\"inc\"]");
        connection.received("[\"e\",0,2,\"inc\"]");
        connection.received("[\"e\",0,3,\"inc\"]");
        assertEquals("[\"x\",0,3,\"busy\",\"The page is busy.\"]", small.run().get(0));
        assertEquals(1, small.stats.overflowed.sum());
        connection.received("[\"e\",0,3,\"inc\"]");
        small.run();
        assertEquals(3, small.<CounterView>bean().count);
    }

    @Test
    void anEventThatWaitedTooLongIsNotTakenAndCanComeAgain() {
        Connection connection = touched();
        connection.received("[\"e\",0,2,\"inc\"]");
        connection.received("[\"e\",0,3,\"inc\"]");
        test.now += Duration.ofSeconds(11).toNanos();
        assertEquals(List.of("[\"x\",0,2,\"busy\",\"The page is busy.\"]"), test.run().stream().distinct().toList());
        assertEquals(2, test.stats.expired.sum());
        assertEquals(List.of(patch(3, 3, 3)), after(connection, "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"inc\"]"));
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

    private void tend(int rounds) {
        for (int i = 0; i < rounds; i++) {
            test.pass(Duration.ofSeconds(2));
        }
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
    void aFloodIsAnsweredBusyOnceAndThenClosed() {
        TestNode strict =
                new TestNode(Map.of("djust.rate.permits", "5", "djust.rate.window", "PT1S"), CounterView.class);
        Connection connection = strict.connect();
        connection.received("[\"j\",0,\"" + strict.visit(CounterView.class) + "\",1]");
        strict.run();
        for (int i = 1; i <= 1100; i++) {
            connection.received("[\"e\",0," + i + ",\"nothing\"]");
        }
        assertEquals(List.of("4003 Too many events in a short time."), strict.closes.stream().distinct().toList());
        assertEquals(List.of("[\"x\",0,6,\"busy\",\"Too many events in a short time.\"]", "[\"a\",0,5]"), strict.run());
    }

    @Test
    void everyViewOfAConnectionThatIsTooFastIsToldSo() {
        TestNode strict =
                new TestNode(Map.of("djust.rate.permits", "1", "djust.rate.window", "PT1S"), CounterView.class);
        Connection connection = strict.connect();
        connection.received("[\"j\",0,\"" + strict.visit(CounterView.class) + "\",1]");
        connection.received("[\"j\",1,\"" + strict.visit(CounterView.class) + "\",1]");
        strict.run();
        connection.received("[\"e\",0,1,\"nothing\"]");
        connection.received("[\"e\",0,2,\"nothing\"]");
        connection.received("[\"e\",1,1,\"nothing\"]");
        assertEquals(List.of("[\"x\",0,2,\"busy\",\"Too many events in a short time.\"]",
                "[\"x\",1,1,\"busy\",\"Too many events in a short time.\"]", "[\"a\",0,1]"), strict.run());
    }

    @Test
    void aFloodOfOtherFramesIsClosedAndNothingMoreIsDone() {
        Connection connection = touched();
        for (int i = 0; i < 1100; i++) {
            connection.received("[\"r\",0]");
        }
        assertEquals(List.of("4000 Too many frames in a short time."), test.closes);
        test.run();
        test.pass(Duration.ofSeconds(20));
        connection.received("[\"p\"]");
        connection.heard();
        tend(5);
        assertEquals("aborted", test.closes.get(1));
    }

    @Test
    void aValueThatDoesNotFitIsRefusedWithoutNamesOfClasses() {
        assertEquals("[\"x\",0,2,\"bad\",\"'amount' must be a whole number (int).\"]",
                after(touched(), "[\"e\",0,2,\"add\",{\"amount\":\"many\"}]").get(1));
    }

    @Test
    void aCallThatLeavesWhatCannotBeStoredFailsLikeOneThatThrew() {
        Connection connection = touched();
        List<String> frames = after(connection, "[\"e\",0,2,\"hold\"]");
        assertTrue(frames.toString().contains("[\"x\",0,2,\"failed\""), frames.toString());
        assertEquals(List.of(patch(3, 3, 2)), after(connection, "[\"e\",0,3,\"inc\"]"));
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
    void aConnectionCarriesOnlySoManyViews() {
        Connection connection = test.connect();
        for (int i = 0; i < 20; i++) {
            connection.received("[\"j\"," + i + ",\"" + test.visit(CounterView.class) + "\",1]");
        }
        assertEquals(List.of(), test.closes);
        connection.received("[\"j\",3,\"" + test.visit(CounterView.class) + "\",1]");
        assertEquals(List.of(), test.closes, "a number that is taken again is no view more");
        connection.received("[\"j\",20,\"x\",1]");
        assertEquals(List.of("4003 A connection carries at most 20 views (djust.limit.views-per-connection)."),
                test.closes);
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
    void aNodeCarriesOnlySoManyViews() {
        TestNode small = new TestNode(Map.of("djust.limit.views", "1"), CounterView.class);
        small.visit(CounterView.class);
        assertThrows(IllegalStateException.class, () -> small.visit(CounterView.class));
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
