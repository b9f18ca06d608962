package org.djust.internal.view;

import java.util.concurrent.CompletionStage;

import org.djust.internal.descriptor.Limit;
import org.djust.spi.RateLimiter;
import org.djust.spi.RateLimiter.Decision;

/** Asks whether handlers may be called; while the backend can't tell, this node counts alone. Thread-safe. */
public final class RateLimits {

    private final RateLimiter shared;
    private final RateLimiter alone;
    private final Stats stats;

    /** @param alone of this node; completes at once */
    public RateLimits(RateLimiter shared, RateLimiter alone, Stats stats) {
        this.shared = shared;
        this.alone = alone;
        this.stats = stats;
    }

    CompletionStage<Decision> acquire(Limit limit, Link link, String viewId) {
        String key = limit.name() + " " + switch (limit.per()) {
            case USER -> link.identity().user() == null ? "address " + link.address()
                    : "user " + link.identity().user();
            case ADDRESS -> "address " + link.address();
            case VIEW -> "view " + viewId;
        };
        return shared.acquire(key, limit.permits(), limit.window()).handle((decision, failure) -> {
            if (failure == null) {
                return decision;
            }
            stats.rateFallbacks.increment();
            return alone.acquire(key, limit.permits(), limit.window()).toCompletableFuture().join();
        }).thenApply(decision -> {
            if (!decision.allowed()) {
                stats.rateLimited.increment();
            }
            return decision;
        });
    }
}
