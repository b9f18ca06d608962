package org.djust.bench.backends;

import java.util.Arrays;

/** Durations of one measurement, in nanoseconds. One thread writes. */
final class Times {

    private long[] nanos = new long[256];
    private int size;

    void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = duration;
    }

    void addAll(Times other) {
        for (int i = 0; i < other.size; i++) {
            add(other.nanos[i]);
        }
    }

    int size() {
        return size;
    }

    /** In milliseconds. */
    double percentile(double share) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return size == 0 ? Double.NaN : sorted[(int) Math.min(size - 1, Math.floor(share * size))] / 1e6;
    }
}
