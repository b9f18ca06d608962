package org.djust.internal.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CountersTest {

    private final Counters counters = new Counters();

    @Test
    void countsUpToTheLimitPerKey() {
        assertTrue(counters.enter("a", 2));
        assertTrue(counters.enter("a", 2));
        assertFalse(counters.enter("a", 2));
        assertTrue(counters.enter("b", 2));
        assertFalse(counters.enter("c", 0));
        assertEquals(2, counters.count("a"));
        assertEquals(0, counters.count("c"));
    }

    @Test
    void leavingMakesRoomAndForgetsTheKey() {
        counters.enter("a", 1);
        counters.leave("a");
        assertEquals(0, counters.size());
        assertTrue(counters.enter("a", 1));
        counters.leave("b");
        assertEquals(1, counters.size());
    }

    @Test
    void manyThreadsNeverPassTheLimitAndLeaveNothingBehind() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        IntStream.range(0, 100_000).parallel().forEach(i -> {
            if (counters.enter("a", 3)) {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                open.decrementAndGet();
                counters.leave("a");
            }
        });
        assertTrue(most.get() <= 3, "most " + most);
        assertEquals(0, counters.size());
    }
}
