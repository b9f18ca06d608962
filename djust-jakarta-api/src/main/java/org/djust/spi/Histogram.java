package org.djust.spi;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts times, of any unit, in buckets, each at most a quarter wider than the one before it. Thread-safe, without locks. */
public final class Histogram {

    /** Buckets for each doubling. */
    private static final int STEPS = 4;
    private static final int STEP_BITS = 2;
    private static final int BUCKETS = STEPS * Integer.SIZE;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    /** Below 0 counts as 0, and what is larger than an int may be as the largest int. */
    public void add(long value) {
        counts.incrementAndGet(bucket(Math.min(value, Integer.MAX_VALUE)));
    }

    /** What another one has counted until now. */
    public void addAll(Histogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts.addAndGet(i, other.counts.get(i));
        }
    }

    /** The value that this part (0 to 1) of all values doesn't exceed, a quarter too high at most; 0 without values. */
    public long quantile(double part) {
        long all = 0;
        for (int i = 0; i < BUCKETS; i++) {
            all += counts.get(i);
        }
        long left = (long) Math.ceil(all * part);
        for (int i = 0; i < BUCKETS && all > 0; i++) {
            left -= counts.get(i);
            if (left <= 0) {
                return last(i);
            }
        }
        return 0;
    }

    private static int bucket(long value) {
        if (value < STEPS) {
            return (int) Math.max(0, value);
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - STEP_BITS;
        return shift * STEPS + (int) (value >> shift);
    }

    /** The largest value of a bucket. */
    private static long last(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int shift = bucket / STEPS - 1;
        return ((bucket - (long) shift * STEPS + 1) << shift) - 1;
    }
}
