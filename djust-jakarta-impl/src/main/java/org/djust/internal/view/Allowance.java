package org.djust.internal.view;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.djust.internal.config.DjustConfig.Limits;
import org.djust.internal.security.TokenBucket;

/** How much the client of one connection may ask for. Frames come from one thread at a time; {@link #reclaim} may be called by any. */
final class Allowance {

    /** A client that has this many more events refused than taken doesn't listen when it is told that it is too fast. */
    private static final int PATIENCE = 1000;

    /** Frames other than events in {@link #OTHERS_WINDOW}: far more than any page needs. */
    private static final int OTHERS = 1000;
    private static final Duration OTHERS_WINDOW = Duration.ofSeconds(10);

    /** How often in {@link #RECLAIMS_WINDOW} a view that another node took is claimed back. */
    private static final int RECLAIMS = 10;
    private static final Duration RECLAIMS_WINDOW = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final TokenBucket events;
    private final TokenBucket others;
    private final Map<String, TokenBucket> reclaims = new HashMap<>(0);
    private int refused;
    private final BitSet told = new BitSet();

    /** What becomes of an event. */
    enum Verdict {
        TAKEN,
        /** The client is to be told that it was too fast. */
        REFUSED,
        /** As before, and the client knows. */
        IGNORED,
        /** The client goes on and on. */
        HOPELESS
    }

    /** @param nanos a monotonic clock */
    Allowance(Limits limits, LongSupplier nanos) {
        this.nanos = nanos;
        events = new TokenBucket(limits.ratePermits(), limits.rateWindow(), nanos);
        others = new TokenBucket(OTHERS, OTHERS_WINDOW, nanos);
    }

    /** @param index the view's */
    Verdict event(int index) {
        if (events.take()) {
            // permits come back all the time, so that even a flood has some events taken
            refused = Math.max(0, refused - 1);
            told.clear();
            return Verdict.TAKEN;
        }
        if (++refused > PATIENCE) {
            return Verdict.HOPELESS;
        }
        if (told.get(index)) {
            return Verdict.IGNORED;
        }
        // one answer for each view is enough: the client holds back all that follows this event
        told.set(index);
        return Verdict.REFUSED;
    }

    /** Whether another frame that is no event may come. */
    boolean other() {
        return others.take();
    }

    /**
     * Whether the client may claim a view back that another node has taken over. A node that was paused takes the views
     * of all joins that waited in it, and nobody is there any more; but two clients with one token would take a view
     * from each other for ever.
     */
    synchronized boolean reclaim(String viewId) {
        return reclaims.computeIfAbsent(viewId, id -> new TokenBucket(RECLAIMS, RECLAIMS_WINDOW, nanos)).take();
    }
}
