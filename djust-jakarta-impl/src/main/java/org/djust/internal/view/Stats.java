package org.djust.internal.view;

import java.util.concurrent.atomic.LongAdder;

/** Counts what operators want to know of one node's views. Thread-safe. */
public final class Stats {

    /** Messages refused because a mailbox was full. */
    public final LongAdder overflowed = new LongAdder();

    /** Messages that waited longer than the mailbox's expiry. */
    public final LongAdder expired = new LongAdder();

    /** Calls of application code that threw, renders included. */
    public final LongAdder failed = new LongAdder();
    /** Commits that were kept in memory because the store was away. */
    public final LongAdder degraded = new LongAdder();
    /** Views that the store had lost, and that were written back whole. */
    public final LongAdder writtenBack = new LongAdder();
    /** Views that ended here because another node has claimed them. */
    public final LongAdder movedAway = new LongAdder();
}
