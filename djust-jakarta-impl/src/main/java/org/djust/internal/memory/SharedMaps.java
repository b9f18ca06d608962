package org.djust.internal.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.SharedEntries;
import org.djust.spi.ViewId;

/** The maps that views of one page share, in the memory of the only node there is. Thread-safe. */
final class SharedMaps {

    private final ConcurrentMap<String, Stored> maps = new ConcurrentHashMap<>();

    /** Immutable. */
    private record Stored(SharedEntries map, long expiry) {

        static final Stored NONE = new Stored(SharedEntries.NONE, Long.MAX_VALUE);

        boolean isLive(long now) {
            return now < expiry;
        }
    }

    SharedEntries get(String page, long now) {
        Stored stored = maps.get(page);
        return stored != null && stored.isLive(now) ? stored.map : SharedEntries.NONE;
    }

    /** False, with nothing written, when the map lacks what the commit builds on. */
    boolean store(Commit commit, long expiry, long now) {
        Commit.Shared part = commit.shared();
        if (part == null) {
            return true;
        }
        boolean[] stored = {true};
        maps.compute(ViewId.page(commit.viewId()), (page, before) -> {
            Stored live = before != null && before.isLive(now) ? before : Stored.NONE;
            stored[0] = part.whole() || live.map.version() >= part.after();
            if (!stored[0]) {
                return before;
            }
            SharedEntries next = live.map.version() < part.version() ? merged(part, live.map) : live.map;
            return next.version() == 0 ? null : new Stored(next, expiry);
        });
        return stored[0];
    }

    private static SharedEntries merged(Commit.Shared part, SharedEntries before) {
        Map<String, Encoded> entries = new HashMap<>(part.whole() ? Map.of() : before.entries());
        entries.putAll(part.changed());
        entries.keySet().removeAll(part.removed());
        return new SharedEntries(part.version(), Map.copyOf(entries));
    }

    void delete(String page) {
        maps.remove(page);
    }

    void sweep(long now) {
        maps.values().removeIf(stored -> !stored.isLive(now));
    }
}
