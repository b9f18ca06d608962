package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class OverloadTest extends OneNode {

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
    void aNodeCarriesOnlySoManyViews() {
        TestNode small = new TestNode(Map.of("djust.limit.views", "1"), CounterView.class);
        small.visit(CounterView.class);
        assertThrows(IllegalStateException.class, () -> small.visit(CounterView.class));
    }
}
