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
    private record Stored(SharedEntries map, String writer, long expiry) {

        static final Stored NONE = new Stored(SharedEntries.NONE, "", 0);

        /** Of its views, the one that is kept longest decides how long the map is. */
        Stored with(Commit commit, long expiryOfView) {
            long until = Math.max(expiry, expiryOfView);
            boolean older = map.version() < commit.shared().version();
            return older ? new Stored(merged(commit.shared(), map), commit.viewId(), until)
                    : new Stored(map, writer, until);
        }

        boolean isLive(long now) {
            return now < expiry;
        }
    }

    SharedEntries get(String page, long now) {
        Stored stored = maps.get(page);
        return stored != null && stored.isLive(now) ? stored.map : SharedEntries.NONE;
    }

    /** Writes nothing unless the verdict is to write. */
    Verdict store(Commit commit, long expiry, long now) {
        Verdict[] verdict = {Verdict.WRITE};
        if (commit.shared() != null) {
            maps.compute(ViewId.page(commit.viewId()), (page, before) -> {
                Stored live = before != null && before.isLive(now) ? before : Stored.NONE;
                verdict[0] = verdict(commit, live);
                Stored after = verdict[0] == Verdict.WRITE ? live.with(commit, expiry) : live;
                return after.map.version() == 0 ? null : after;
            });
        }
        return verdict[0];
    }

    private static Verdict verdict(Commit commit, Stored live) {
        Commit.Shared part = commit.shared();
        long version = live.map.version();
        if (version > part.after() && !commit.viewId().equals(live.writer)) {
            return Verdict.STALE;
        }
        return version < part.after() && !part.whole() ? Verdict.LOST : Verdict.WRITE;
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
