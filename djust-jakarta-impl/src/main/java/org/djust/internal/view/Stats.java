package org.djust.internal.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what operators want to know of one node's views. Thread-safe. */
public final class Stats {

    /** Pages that were mounted and whose state was stored. */
    public final LongAdder mounted = new LongAdder();

    /** Claims of views that were not in memory, whatever came of them. */
    public final LongAdder claimed = new LongAdder();
    /** Views that came into memory from their stored state. */
    public final LongAdder restored = new LongAdder();
    /** Pages that were told to mount again. */
    public final LongAdder remounted = new LongAdder();

    /** Events and model changes that were taken, those included whose call failed. */
    public final LongAdder events = new LongAdder();

    /** Messages refused because a mailbox was full. */
    public final LongAdder overflowed = new LongAdder();

    /** Messages that waited longer than the mailbox's expiry. */
    public final LongAdder expired = new LongAdder();

    /** Times that a view was told, or had no method to be told, that messages of a topic are lost for it. */
    public final LongAdder missed = new LongAdder();

    /** Events whose handler was not called because of a {@code @RateLimit}. */
    public final LongAdder rateLimited = new LongAdder();
    /** Times that this node counted alone for a limit, because the backend could not tell. */
    public final LongAdder rateFallbacks = new LongAdder();

    /** Calls of application code that threw, renders included. */
    public final LongAdder failed = new LongAdder();
    /** Commits that were kept in memory because the store was away. */
    public final LongAdder degraded = new LongAdder();
    /** Views that the store had lost, and that were written back whole. */
    public final LongAdder writtenBack = new LongAdder();
    /** Views that ended here because another node has claimed them. */
    public final LongAdder movedAway = new LongAdder();

    /** All of them, by the names of docs/operations.md; the caller may add to the map. */
    Map<String, Number> figures() {
        Map<String, Number> figures = new TreeMap<>();
        figures.put("mounts", mounted.sum());
        figures.put("claims", claimed.sum());
        figures.put("restores", restored.sum());
        figures.put("remounts", remounted.sum());
        figures.put("events", events.sum());
        figures.put("mailbox-overflowed", overflowed.sum());
        figures.put("mailbox-expired", expired.sum());
        figures.put("messages-missed", missed.sum());
        figures.put("rate-limited", rateLimited.sum());
        figures.put("rate-limit-fallbacks", rateFallbacks.sum());
        figures.put("calls-failed", failed.sum());
        figures.put("commits-degraded", degraded.sum());
        figures.put("views-written-back", writtenBack.sum());
        figures.put("views-moved-away", movedAway.sum());
        return figures;
    }
}
