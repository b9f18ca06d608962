package org.djust.internal.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long MILLI = 1_000_000;

    // begins shortly before the clock overflows, as System.nanoTime may
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 50 * MILLI);

    @Test
    void asManyAsTheWindowHasAtOnce() {
        TokenBucket bucket = new TokenBucket(5, Duration.ofSeconds(1), nanos::get);
        assertEquals(5, taken(bucket, 20));
    }

    @Test
    void permitsComeBackEvenly() {
        TokenBucket bucket = new TokenBucket(5, Duration.ofSeconds(1), nanos::get);
        taken(bucket, 5);
        nanos.addAndGet(199 * MILLI);
        assertFalse(bucket.take());
        nanos.addAndGet(MILLI);
        assertTrue(bucket.take());
        assertFalse(bucket.take());
        nanos.addAndGet(600 * MILLI);
        assertEquals(3, taken(bucket, 20));
    }

    @Test
    void noMoreThanTheWindowHasAreSaved() {
        TokenBucket bucket = new TokenBucket(5, Duration.ofSeconds(1), nanos::get);
        nanos.addAndGet(Duration.ofDays(365).toNanos());
        assertEquals(5, taken(bucket, 20));
    }

    @Test
    void inTheLongRunTheRateHolds() {
        TokenBucket bucket = new TokenBucket(100, Duration.ofSeconds(1), nanos::get);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            taken += bucket.take() ? 1 : 0;
            nanos.addAndGet(MILLI);
        }
        assertEquals(1100, taken, 2);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(0, Duration.ofSeconds(1), nanos::get));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, Duration.ZERO, nanos::get));
    }

    private static int taken(TokenBucket bucket, int tries) {
        return (int) IntStream.range(0, tries).filter(i -> bucket.take()).count();
    }
}
