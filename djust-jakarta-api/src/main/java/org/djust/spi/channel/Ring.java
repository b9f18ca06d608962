package org.djust.spi.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.spi.Position;

/** The latest messages of one topic. Not thread-safe. */
final class Ring {

    private final Deque<Kept> kept = new ArrayDeque<>(0);
    private final int capacity;
    private final long expiry;

    /** @param index counts what the topic has taken */
    private record Kept(Entry entry, long index) {
    }

    Ring(HubLimits limits) {
        capacity = limits.capacity();
        expiry = limits.expiry().toNanos();
    }

    void add(Entry entry, long index) {
        kept.add(new Kept(entry, index));
        if (kept.size() > capacity) {
            kept.remove();
        }
    }

    void prune(long now) {
        while (!kept.isEmpty() && now - kept.peek().entry.at() > expiry) {
            kept.remove();
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    void clear() {
        kept.clear();
    }

    /**
     * What somebody lacks who has had all up to a position.
     *
     * @param heads the last of each origin
     * @return null when not all of it is here
     */
    List<Entry> after(Position position, Map<String, Long> heads) {
        Map<String, Long> reached = new HashMap<>(position.numbers());
        List<Entry> lacking = new ArrayList<>();
        for (Kept each : kept) {
            Entry entry = each.entry;
            long last = reached.getOrDefault(entry.origin(), 0L);
            if (entry.number() > last) {
                if (entry.previous() > last) {
                    return null;
                }
                reached.put(entry.origin(), entry.number());
                lacking.add(entry);
            }
        }
        boolean all = heads.entrySet().stream()
                .allMatch(head -> reached.getOrDefault(head.getKey(), 0L) >= head.getValue());
        return all ? lacking : null;
    }
}
