package org.djust.it.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One thing that was done to the cluster, and how long each client that noticed waited. Thread-safe. */
public final class Disturbance {

    private final String what;
    private final long begin = System.nanoTime();
    private final List<Long> waits = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    /** It happens now. */
    public Disturbance(String what) {
        this.what = what;
    }

    /** A client has lost its connection. */
    synchronized void lost(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    /** Why connections were lost, and how often. */
    synchronized Map<String, Integer> reasons() {
        return Map.copyOf(reasons);
    }

    /** A client goes on as before. */
    synchronized void over() {
        waits.add(System.nanoTime() - begin);
    }

    String what() {
        return what;
    }

    /** Milliseconds, of those clients that noticed and are over it. */
    synchronized List<Long> waits() {
        return waits.stream().map(TimeUnit.NANOSECONDS::toMillis).toList();
    }
}
