package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.internal.memory.MemoryStateBackend;
import org.junit.jupiter.api.Test;

/** What pages and visitors see while the store doesn't answer, and after. */
class StoreAwayTest {

    private final TestNode test = new TestNode(Map.of(), CounterView.class);
    private final String token = test.visit(CounterView.class);
    private Connection connection = join(1, 0);

    private Connection join(long version, long acknowledged) {
        Connection joining = test.connect();
        joining.received("[\"j\",0,\"" + token + "\"," + version + "," + acknowledged + "]");
        return joining;
    }

    private List<String> after(String... frames) {
        for (String frame : frames) {
            connection.received(frame);
        }
        return test.run();
    }

    private void inc(int ref) {
        connection.received("[\"e\",0," + ref + ",\"inc\"]");
    }

    private static void assertFrames(List<String> frames, String... beginnings) {
        assertEquals(beginnings.length, frames.size(), frames.toString());
        for (int i = 0; i < beginnings.length; i++) {
            assertTrue(frames.get(i).startsWith(beginnings[i]), frames.toString());
        }
    }

    @Test
    void viewsGoOnInMemoryAndSayThatWhatTheyDidIsNotStored() {
        assertFrames(test.run(), "[\"j\",0,1,0]");
        inc(1);
        assertFrames(test.run(), "[\"p\",0,2,1,");
        test.away = true;
        inc(2);
        assertFrames(test.run(), "[\"p\",0,3,1,", "[\"d\",0,2]");
        assertFrames(after("[\"e\",0,3,\"nothing\"]"), "[\"d\",0,3]");
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run(), "[\"a\",0,3]");
        inc(4);
        assertFrames(test.run(), "[\"p\",0,4,4,");
    }

    @Test
    void aPageOnWhichNothingHappensIsToldWhenTheStoreGoesAndComesBack() {
        test.run();
        test.pass(Duration.ofSeconds(1));
        test.away = true;
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run(), "[\"d\",0,0]");
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run());
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run(), "[\"a\",0,0]");
    }

    @Test
    void whatWasKeptInMemoryIsStoredOnceTheStoreIsBack() {
        test.run();
        test.away = true;
        inc(1);
        after("[\"m\",0,2,\"name\",\"Ann\"]");
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        test.run();
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = test.memory;
        Connection elsewhere = other.connect();
        elsewhere.received("[\"j\",0,\"" + token + "\",2,2]");
        assertFrames(other.run(), "[\"j\",0,2,2]");
        CounterView view = other.bean();
        assertEquals(1, view.count);
        assertEquals("Ann", view.name);
    }

    @Test
    void aNodeThatDiesMeanwhileLosesNothingThatItsPageCannotSendAgain() {
        inc(1);
        test.run();
        test.away = true;
        inc(2);
        test.run();
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = test.memory;
        Connection elsewhere = other.connect();
        elsewhere.received("[\"j\",0,\"" + token + "\",3,1]");
        assertFrames(other.run(), "[\"j\",0,2,1]", "[\"p\",0,4,1,[0,");
        elsewhere.received("[\"e\",0,2,\"inc\"]");
        assertFrames(other.run(), "[\"p\",0,5,2,");
        assertEquals(2, other.<CounterView>bean().count);
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run(), "[\"x\",0,0,\"elsewhere\"");
        assertEquals(2, other.<CounterView>bean().count);
    }

    @Test
    void aRenderThatFailsMeanwhileUndoesItsOwnBatchOnly() {
        test.run();
        test.away = true;
        inc(1);
        test.run();
        after("[\"e\",0,2,\"breakPage\"]");
        assertEquals(1, test.<CounterView>bean().count);
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run(), "[\"a\",0,2]");
    }

    @Test
    void aPageThatJoinsAnotherNodeBeforeItsOwnHasStoredItAgainIsAskedToWait() {
        test.pass(Duration.ofSeconds(1));
        inc(1);
        test.run();
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.pass(Duration.ofSeconds(1));
        test.memory = other.memory;
        other.incarnation = "b";
        other.connect().received("[\"j\",0,\"" + token + "\",2,1]");
        assertFrames(other.run());
        assertTrue(other.closes.get(0).startsWith("4000 1000 "), other.closes.toString());
        test.incarnation = "b";
        test.pass(Duration.ofSeconds(1));
        test.run();
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run());
        other.pass(Duration.ofSeconds(10));
        other.connect().received("[\"j\",0,\"" + token + "\",2,1]");
        assertFrames(other.run(), "[\"j\",0,2,1]");
    }

    @Test
    void anOldCopyThatIsStoredAgainFirstDoesNotShutOutTheNewest() {
        test.run();
        TestNode owner = new TestNode(Map.of(), CounterView.class);
        owner.memory = test.memory;
        TestNode third = new TestNode(Map.of(), CounterView.class);
        List<TestNode> nodes = List.of(test, owner, third);
        nodes.forEach(node -> node.pass(Duration.ofSeconds(1)));
        Connection moved = owner.connect();
        moved.received("[\"j\",0,\"" + token + "\",1,0]");
        owner.run();
        moved.received("[\"e\",0,1,\"inc\"]");
        owner.run();
        moved.closed();
        owner.run();
        nodes.forEach(node -> {
            node.memory = third.memory;
            node.incarnation = "b";
        });
        test.pass(Duration.ofSeconds(1));
        test.run();
        test.pass(Duration.ofSeconds(5));
        test.run();
        third.pass(Duration.ofSeconds(1));
        third.connect().received("[\"j\",0,\"" + token + "\",2,1]");
        assertTrue(third.closes.get(0).startsWith("4000 1000 "), third.closes.toString());
        owner.pass(Duration.ofSeconds(1));
        owner.run();
        owner.pass(Duration.ofSeconds(5));
        owner.run();
        third.pass(Duration.ofSeconds(10));
        third.connect().received("[\"j\",0,\"" + token + "\",2,1]");
        assertFrames(third.run(), "[\"j\",0,2,1]");
        assertEquals(1, third.<CounterView>bean().count);
    }

    @Test
    void whileTheStoreIsAwayAPageGoesOnOnlyWhereItWasBefore() {
        test.run();
        TestNode owner = new TestNode(Map.of(), CounterView.class);
        owner.memory = test.memory;
        Connection moved = owner.connect();
        moved.received("[\"j\",0,\"" + token + "\",1,0]");
        owner.run();
        connection.closed();
        test.run();
        for (TestNode node : List.of(test, owner)) {
            node.pass(Duration.ofSeconds(1));
            node.away = true;
            node.pass(Duration.ofSeconds(1));
            node.run();
        }
        moved.closed();
        owner.run();
        test.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertFrames(test.run());
        assertTrue(test.closes.get(0).startsWith("4000 1000 "), test.closes.toString());
        owner.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertFrames(owner.run(), "[\"j\",0,1,0]", "[\"d\",0,0]");
    }

    @Test
    void anOldCopyServesNoPageWhileTheStoreMayHaveForgottenWhoseTheViewIs() {
        test.run();
        connection.closed();
        test.run();
        test.pass(Duration.ofSeconds(1));
        test.incarnation = "b";
        test.memory = new TestNode(Map.of(), CounterView.class).memory;
        test.pass(Duration.ofSeconds(1));
        test.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertFrames(test.run());
        assertTrue(test.closes.get(0).startsWith("4000 1000 "), test.closes.toString());
        test.pass(Duration.ofSeconds(10));
        test.run();
        test.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertFrames(test.run(), "[\"j\",0,1,0]");
    }

    @Test
    void aPageWhoseNodeIsGoneTooMountsAgainAfterAWhile() {
        test.run();
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.pass(Duration.ofSeconds(1));
        other.incarnation = "b";
        other.pass(Duration.ofSeconds(1));
        other.pass(Duration.ofSeconds(10));
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertFrames(other.run(), "[\"x\",0,0,\"remount\"");
    }

    @Test
    void visitorsAreAskedToComeAgain() {
        test.away = true;
        test.pass(Duration.ofSeconds(1));
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> test.visit(CounterView.class));
        assertEquals(503, ((MountException) refusal.getCause()).status());
    }

    @Test
    void aJoinThatNeedsStoredStateIsSentAwayWithATime() {
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.away = true;
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        other.run();
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        other.run();
        String away = "4000 1000 The state of the page can't be reached at the moment.";
        assertEquals(List.of(away, away), other.closes);
    }

    @Test
    void aPageOfAViewInMemoryJoinsAllTheSame() {
        inc(1);
        test.run();
        test.away = true;
        inc(2);
        test.run();
        connection.closed();
        connection = join(3, 1);
        assertFrames(test.run(), "[\"j\",0,3,1]", "[\"d\",0,2]");
        inc(2);
        inc(3);
        assertFrames(test.run(), "[\"p\",0,4,1,", "[\"d\",0,3]");
        assertEquals(3, test.<CounterView>bean().count);
    }

    @Test
    void aViewWithUnstoredStateStaysInMemoryHoweverLongItsPageIsAway() {
        test.run();
        test.away = true;
        inc(1);
        test.run();
        connection.closed();
        test.run();
        test.pass(Duration.ofMinutes(5));
        test.run();
        assertEquals(0, test.destroyed);
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        test.run();
        test.pass(Duration.ofSeconds(2));
        test.run();
        assertEquals(1, test.destroyed);
    }

    @Test
    void aStoreThatComesBackEmptyGetsEverythingAgain() {
        inc(1);
        after("[\"m\",0,2,\"name\",\"Ann\"]");
        test.memory = new MemoryStateBackend(() -> test.now / 1_000_000);
        inc(3);
        assertFrames(test.run(), "[\"p\",0,3,3,");
        assertEquals(1, test.stats.writtenBack.sum());
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = test.memory;
        other.connect().received("[\"j\",0,\"" + token + "\",3,3]");
        assertFrames(other.run(), "[\"j\",0,3,3]");
        CounterView view = other.bean();
        assertEquals(2, view.count);
        assertEquals("Ann", view.name);
    }

    @Test
    void aStoreThatRestartedGetsTheStateOfViewsOnWhichNothingHappens() {
        inc(1);
        test.run();
        test.pass(Duration.ofSeconds(1));
        test.memory = new MemoryStateBackend(() -> test.now / 1_000_000);
        test.incarnation = "b";
        test.pass(Duration.ofSeconds(1));
        assertFrames(test.run());
        assertEquals(1, test.stats.writtenBack.sum());
    }

    @Test
    void whenTheStoreLostAcknowledgedEventsTheirPageGoesOnFromWhatIsThere() {
        inc(1);
        test.run();
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = test.memory;
        Connection elsewhere = other.connect();
        elsewhere.received("[\"j\",0,\"" + token + "\",9,7]");
        assertFrames(other.run(), "[\"j\",0,2,7]", "[\"p\",0,10,7,[0,");
        elsewhere.received("[\"e\",0,8,\"inc\"]");
        assertFrames(other.run(), "[\"p\",0,11,8,");
        assertEquals(2, other.<CounterView>bean().count);
    }

    @Test
    void eventsWaitInThePageIfThatIsThePolicy() {
        TestNode strict = new TestNode(Map.of("djust.state.when-away", "reject"), CounterView.class);
        String page = strict.visit(CounterView.class);
        Connection joined = strict.connect();
        joined.received("[\"j\",0,\"" + page + "\",1]");
        strict.run();
        strict.away = true;
        strict.pass(Duration.ofSeconds(1));
        assertFrames(strict.run(), "[\"d\",0,0]");
        joined.received("[\"e\",0,1,\"inc\"]");
        assertFrames(strict.run(), "[\"x\",0,1,\"busy\"");
        strict.away = false;
        strict.pass(Duration.ofSeconds(1));
        assertFrames(strict.run(), "[\"a\",0,0]");
        joined.received("[\"e\",0,1,\"inc\"]");
        assertFrames(strict.run(), "[\"p\",0,2,1,");
    }

    @Test
    void aViewKeepsABoundedNumberOfEventsThatAreNotStored() {
        TestNode small = new TestNode(Map.of("djust.mailbox.capacity", "2"), CounterView.class);
        String page = small.visit(CounterView.class);
        Connection joined = small.connect();
        joined.received("[\"j\",0,\"" + page + "\",1]");
        small.run();
        small.away = true;
        for (int ref = 1; ref <= 2; ref++) {
            joined.received("[\"e\",0," + ref + ",\"inc\"]");
            small.run();
        }
        joined.received("[\"e\",0,3,\"inc\"]");
        assertFrames(small.run(), "[\"x\",0,3,\"busy\"");
        assertEquals(2, small.<CounterView>bean().count);
    }
}
