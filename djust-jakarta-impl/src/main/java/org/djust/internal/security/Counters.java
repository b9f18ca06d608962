package org.djust.internal.security;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what is open per key, up to a limit; a key with nothing open takes no memory. Thread-safe. */
public final class Counters {

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more unless there are {@code max} already. */
    public boolean enter(String key, int max) {
        while (true) {
            Integer count = counts.get(key);
            if ((count == null ? 0 : count) >= max) {
                return false;
            }
            if (count == null ? counts.putIfAbsent(key, 1) == null : counts.replace(key, count, count + 1)) {
                return true;
            }
        }
    }

    /** Counts one less: once for every {@link #enter} that was true. */
    public void leave(String key) {
        counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    }

    /** How many are open. */
    public int count(String key) {
        return counts.getOrDefault(key, 0);
    }

    /** How many keys have anything open. */
    public int size() {
        return counts.size();
    }
}
