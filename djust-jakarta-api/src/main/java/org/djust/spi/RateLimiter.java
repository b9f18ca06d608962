package org.djust.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Counts calls of all nodes together. The rate is that of the generic cell rate algorithm (ITU-T I.371): as many calls at once
 * as the window has permits, which come back evenly. Thread-safe; no method blocks.
 */
public interface RateLimiter {

    /** Called once, before all else. */
    void start(NodeServices node);

    /**
     * Takes a permit, if there is one. Completes with {@link StateUnavailableException} when nobody can tell.
     *
     * @param key     what is limited; always with the same limit
     * @param permits at least 1
     * @param window  more than nothing
     */
    CompletionStage<Decision> acquire(String key, int permits, Duration window);

    /**
     * Whether a call may take place.
     *
     * @param retryAfter until a permit will be there; nothing when there was one
     */
    record Decision(boolean allowed, Duration retryAfter) {

        public static final Decision ALLOWED = new Decision(true, Duration.ZERO);
    }
}
