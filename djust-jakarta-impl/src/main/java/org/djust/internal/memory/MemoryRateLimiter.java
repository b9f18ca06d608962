package org.djust.internal.memory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.djust.spi.NodeServices;
import org.djust.spi.RateLimiter;

/** Counts the calls of one node. */
public final class MemoryRateLimiter implements RateLimiter {

    private static final Duration SWEEP = Duration.ofSeconds(30);

    /** When all permits of a key will be back. */
    private final Map<String, Long> full = new ConcurrentHashMap<>();
    private volatile LongSupplier nanos;

    @Override
    public void start(NodeServices node) {
        nanos = node.nanos();
        node.timer().every(SWEEP, () -> full.values().removeIf(time -> time - nanos.getAsLong() < 0));
    }

    @Override
    public CompletionStage<Decision> acquire(String key, int permits, Duration window) {
        long now = nanos.getAsLong();
        long each = Math.max(1, window.toNanos() / permits);
        long[] wait = new long[1];
        full.compute(key, (same, time) -> {
            // by differences, since nanoTime may overflow
            long next = now + (time == null ? 0 : Math.max(0, time - now)) + each;
            wait[0] = Math.max(0, next - now - each * permits);
            return wait[0] == 0 ? Long.valueOf(next) : time;
        });
        return CompletableFuture.completedFuture(
                wait[0] == 0 ? Decision.ALLOWED : new Decision(false, Duration.ofNanos(wait[0])));
    }
}
