package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.spi.NodeServices;
import org.djust.spi.RateLimiter;
import org.djust.spi.StateUnavailableException;

/** A limiter that is far away: its decisions may be held back, or fail. */
final class TestLimiter implements RateLimiter {

    private final RateLimiter limiter;
    private final Queue<Runnable> held = new ArrayDeque<>();
    boolean hold;
    boolean away;

    TestLimiter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public void start(NodeServices node) {
        limiter.start(node);
    }

    @Override
    public CompletionStage<Decision> acquire(String key, int permits, Duration window) {
        if (away) {
            return CompletableFuture.failedFuture(
                    new StateUnavailableException(StateUnavailableException.Reason.TIMED_OUT, "no answer", null));
        }
        CompletionStage<Decision> decision = limiter.acquire(key, permits, window);
        if (!hold) {
            return decision;
        }
        CompletableFuture<Decision> later = new CompletableFuture<>();
        held.add(() -> decision.thenAccept(later::complete));
        return later;
    }

    /** Decides the next one that is held back. */
    void release() {
        held.remove().run();
    }
}
