package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.internal.memory.MemoryStateBackend;
import org.djust.spi.Claim;
import org.junit.jupiter.api.Test;

/** Two nodes and one view: it has one owner, and a copy that was left behind serves nobody. */
class OwnershipTest {

    private final TestNode first = new TestNode(Map.of(), CounterView.class);
    private final TestNode second = new TestNode(Map.of(), CounterView.class);
    private final String token = first.visit(CounterView.class);

    OwnershipTest() {
        second.memory = first.memory;
    }

    private Connection join(TestNode node, long version, long acknowledged) {
        Connection connection = node.connect();
        again(connection, version, acknowledged);
        return connection;
    }

    private void again(Connection connection, long version, long acknowledged) {
        connection.received("[\"j\",0,\"" + token + "\"," + version + "," + acknowledged + "]");
    }

    private static void inc(Connection connection, int ref) {
        connection.received("[\"e\",0," + ref + ",\"inc\"]");
    }

    private static void assertFirst(String beginning, List<String> frames) {
        assertTrue(!frames.isEmpty() && frames.get(0).startsWith(beginning), frames.toString());
    }

    private static void assertLast(String beginning, List<String> frames) {
        assertTrue(!frames.isEmpty() && frames.get(frames.size() - 1).startsWith(beginning), frames.toString());
    }

    @Test
    void anyNodeServesThePage() {
        Connection connection = join(second, 1, 0);
        assertEquals(List.of("[\"j\",0,1,0]"), second.run());
        inc(connection, 1);
        assertFirst("[\"p\",0,2,1,", second.run());
    }

    @Test
    void aCopyThatWasLeftBehindDoesNotServeThePageThatComesBack() {
        Connection before = join(first, 1, 0);
        inc(before, 1);
        first.run();
        before.closed();
        first.run();
        Connection moved = join(second, 2, 1);
        second.run();
        moved.closed();
        second.run();
        // the same events are acknowledged: only the store knows that the copy is old
        Connection back = join(first, 2, 1);
        assertFirst("[\"x\",0,0,\"elsewhere\"", first.run());
        again(back, 2, 1);
        assertEquals(List.of("[\"j\",0,2,1]"), first.run());
        inc(back, 2);
        assertFirst("[\"p\",0,3,2,", first.run());
        assertEquals(2, first.<CounterView>bean().count);
    }

    @Test
    void aCopyThatIsOlderThanItsPageIsReplacedAtOnce() {
        Connection before = join(first, 1, 0);
        inc(before, 1);
        first.run();
        before.closed();
        Connection moved = join(second, 2, 1);
        inc(moved, 2);
        second.run();
        inc(moved, 2);
        assertFirst("[\"p\",0,3,2,", second.run());
        join(first, 3, 2);
        assertEquals(List.of("[\"j\",0,3,2]"), first.run());
        assertEquals(2, first.<CounterView>bean().count);
    }

    @Test
    void aRestoredViewWhosePageNeverArrivesKeepsItsTime() {
        Connection before = join(first, 1, 0);
        inc(before, 1);
        first.run();
        before.closed();
        Connection lost = join(second, 2, 1);
        second.step();
        lost.closed();
        second.pass(Duration.ofSeconds(1));
        second.run();
        second.incarnation = "b";
        second.pass(Duration.ofSeconds(1));
        second.run();
        first.now = second.now;
        second.pass(Duration.ofMinutes(30));
        second.run();
        join(second, 2, 1);
        assertEquals(List.of("[\"j\",0,2,1]"), second.run());
    }

    @Test
    void aCopyLeftBehindIsNotWrittenBeforeItsOwners() {
        Connection before = join(first, 1, 0);
        inc(before, 1);
        first.run();
        before.closed();
        first.run();
        Connection moved = join(second, 2, 1);
        second.run();
        inc(moved, 2);
        second.run();
        first.pass(Duration.ofSeconds(1));
        second.pass(Duration.ofSeconds(1));
        String id = first.idOf(token);
        MemoryStateBackend empty = new MemoryStateBackend(() -> 0);
        for (TestNode node : List.of(first, second)) {
            node.memory = empty;
            node.incarnation = "b";
            node.pass(Duration.ofSeconds(1));
            node.run();
        }
        first.pass(Duration.ofSeconds(5));
        first.run();
        Claim claim = empty.claim(id).toCompletableFuture().join();
        assertEquals(2, claim.stamp().ref());
        assertEquals(3, claim.epoch());
        assertEquals(1, first.destroyed);
    }

    @Test
    void aCopyWithoutAPageIsWrittenWhenNobodyElseHasTheView() {
        Connection before = join(first, 1, 0);
        inc(before, 1);
        first.run();
        before.closed();
        first.run();
        first.pass(Duration.ofSeconds(1));
        first.memory = new MemoryStateBackend(() -> 0);
        first.incarnation = "b";
        first.pass(Duration.ofSeconds(1));
        first.run();
        first.pass(Duration.ofSeconds(5));
        first.run();
        assertEquals(1, first.memory.claim(first.idOf(token)).toCompletableFuture().join().stamp().ref());
    }

    @Test
    void theOwnerThatWasPausedWritesNothing() {
        Connection before = join(first, 1, 0);
        first.run();
        inc(before, 1);
        Connection moved = join(second, 1, 0);
        second.run();
        inc(moved, 1);
        assertFirst("[\"p\",0,2,1,", second.run());
        assertFirst("[\"x\",0,0,\"elsewhere\"", first.run());
        inc(moved, 2);
        assertFirst("[\"p\",0,3,2,", second.run());
        assertEquals(1, first.stats.movedAway.sum());
    }

    @Test
    void whatThePageSentBeforeItHeardOfTheNewOwnerIsForNobody() {
        Connection before = join(first, 1, 0);
        first.run();
        join(second, 1, 0);
        second.run();
        inc(before, 1);
        first.run();
        inc(before, 2);
        inc(before, 3);
        assertEquals(List.of(), first.run());
        again(before, 1, 0);
        assertFirst("[\"j\",0,1,0]", first.run());
        inc(before, 1);
        assertFirst("[\"p\",0,2,1,", first.run());
    }

    @Test
    void whatIsSentToAViewThatThePageHasLeftIsAnswered() {
        Connection connection = join(first, 1, 0);
        first.run();
        connection.received("[\"l\",0]");
        inc(connection, 1);
        assertFirst("[\"x\",0,1,\"remount\"", first.run());
    }

    @Test
    void aViewThatIsTakenAgainAndAgainOverALongTimeIsClaimedBackEachTime() {
        Connection connection = join(first, 1, 0);
        first.run();
        for (int i = 1; i <= 5; i++) {
            second.memory.claim(second.idOf(token));
            inc(connection, i);
            assertLast("[\"x\",0,0,\"elsewhere\"", first.run());
            again(connection, i, i - 1);
            assertFirst("[\"j\",0," + i + "," + (i - 1) + "]", first.run());
            inc(connection, i);
            assertFirst("[\"p\",0," + (i + 1) + "," + i + ",", first.run());
            first.pass(Duration.ofSeconds(20));
        }
    }

    @Test
    void theJoinOfAConnectionThatThePageHasLeftCostsItNothing() {
        Connection left = first.connect();
        Connection connection = join(first, 1, 0);
        first.run();
        again(left, 1, 0);
        assertFirst("[\"x\",0,0,\"elsewhere\"", first.run());
        again(connection, 1, 0);
        assertTrue(first.run().contains("[\"j\",0,1,0]"));
        inc(connection, 1);
        assertFirst("[\"p\",0,2,1,", first.run());
    }

    @Test
    void aCopyThatMayBeOldServesNobodyWhileTheStoreIsAway() {
        Connection lost = join(second, 1, 0);
        second.step();
        lost.closed();
        second.run();
        Connection moved = join(first, 1, 0);
        first.run();
        again(moved, 1, 0);
        first.run();
        inc(moved, 1);
        assertFirst("[\"p\",0,2,1,", first.run());
        second.away = true;
        join(second, 2, 1);
        assertEquals(List.of(), second.run());
        assertEquals(List.of("4000 1000 The state of the page can't be reached at the moment."), second.closes);
        second.away = false;
        second.pass(Duration.ofSeconds(1));
        second.run();
        join(second, 2, 1);
        assertEquals(List.of("[\"j\",0,2,1]"), second.run());
    }

    @Test
    void twoClientsWithOneTokenDoNotTakeItFromEachOtherForEver() {
        Connection one = join(first, 1, 0);
        first.run();
        Connection two = join(second, 1, 0);
        second.run();
        int remounts = 0;
        for (int i = 0; i < 40; i++) {
            inc(one, 1);
            remounts += answer(first, one);
            inc(two, 1);
            remounts += answer(second, two);
        }
        assertTrue(remounts > 0);
        assertTrue(first.created + second.created <= 2 + 2 * 10, first.created + " and " + second.created);
    }

    private int answer(TestNode node, Connection connection) {
        String frames = node.run().toString();
        if (frames.contains("\"elsewhere\"")) {
            again(connection, 1, 0);
            node.run();
        }
        return frames.contains("\"remount\"") ? 1 : 0;
    }
}
