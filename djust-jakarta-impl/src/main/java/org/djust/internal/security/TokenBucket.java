package org.djust.internal.security;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits a rate: as many permits at once as a window has, and they come back evenly over the window. Thread-safe.
 */
public final class TokenBucket {

    private final long nanosPerPermit;
    private final long capacityNanos;
    private final LongSupplier nanos;
    private long emptyUntil;

    /** @param nanos a clock such as {@link System#nanoTime} */
    public TokenBucket(int permits, Duration window, LongSupplier nanos) {
        if (permits < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(
                    "A rate limit needs at least one permit and a window longer than nothing.");
        }
        this.nanosPerPermit = Math.max(1, window.toNanos() / permits);
        this.capacityNanos = nanosPerPermit * permits;
        this.nanos = nanos;
        this.emptyUntil = nanos.getAsLong();
    }

    /** Takes a permit if there is one. */
    public synchronized boolean take() {
        long now = nanos.getAsLong();
        // the time at which all permits would be back; by differences, since nanoTime may overflow
        long busy = Math.max(0, emptyUntil - now);
        if (busy + nanosPerPermit > capacityNanos) {
            return false;
        }
        emptyUntil = now + busy + nanosPerPermit;
        return true;
    }
}
