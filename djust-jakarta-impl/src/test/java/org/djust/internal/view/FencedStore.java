package org.djust.internal.view;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.SharedEntries;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateLostException;
import org.djust.spi.ViewId;

/**
 * A store of many nodes, as simple as the contract allows: it can lose what it did last, each of its checks can be left
 * out, and whoever judges it hears of every write. Not thread-safe.
 */
final class FencedStore {

    /** The checks that keep owners apart. */
    enum Check {
        /** Only the newest owner writes. */
        EPOCH,
        /** A commit that comes late doesn't overwrite a newer one. */
        SEQUENCE,
        /** A change of what isn't there is refused. */
        LOSS,
        /** Nobody writes to a shared map without knowing what others have written. */
        SHARED
    }

    /** One view's state; {@code stamp} is null when it was deleted. */
    record Entry(long epoch, String owner, long sequence, Commit.Stamp stamp, Map<String, byte[]> fields,
            long expiry) {
    }

    /** The map that the views of one page share. */
    record Shared(long version, String writer, Map<String, byte[]> entries) {

        static final Shared NONE = new Shared(0, "", Map.of());
    }

    /** Hears of what changes a view; entries are null when there is nothing. */
    interface Listener {
        void claimed(String viewId, Entry before, Entry after);

        /** @param epoch the writer's */
        void written(String viewId, long epoch, Entry before, Entry after);
    }

    private record Past(Map<String, Entry> views, Map<String, Shared> maps) {
    }

    private static final int HISTORY = 200;
    private static final long REMEMBERED = Duration.ofMinutes(1).toMillis();

    private final Map<String, Entry> views = new HashMap<>();
    private final Map<String, Shared> maps = new HashMap<>();
    private final Deque<Past> history = new ArrayDeque<>();
    private final LongSupplier millis;
    private final Set<Check> left;
    private final Listener listener;

    /** @param left the checks that are left out */
    FencedStore(LongSupplier millis, Listener listener, Set<Check> left) {
        this.millis = millis;
        this.listener = listener;
        this.left = left.isEmpty() ? EnumSet.noneOf(Check.class) : EnumSet.copyOf(left);
    }

    /** What is stored of a view; null when there is nothing. */
    Entry get(String viewId) {
        Entry entry = views.get(viewId);
        return entry != null && millis.getAsLong() < entry.expiry ? entry : null;
    }

    int size() {
        return views.size();
    }

    /** Null when there is no such view. */
    String owner(String viewId) {
        Entry entry = get(viewId);
        return entry == null || entry.stamp == null ? null : entry.owner;
    }

    /** Forgets the last {@code n} operations that changed something, as a store that fails over does. */
    void lose(int n) {
        for (int i = 0; i < n && !history.isEmpty(); i++) {
            Past past = history.removeLast();
            views.clear();
            views.putAll(past.views);
            maps.clear();
            maps.putAll(past.maps);
        }
    }

    void loseAll() {
        views.clear();
        maps.clear();
        history.clear();
    }

    /** Null when there is nothing to claim. */
    Claim claim(String viewId, String owner) {
        Entry before = get(viewId);
        boolean there = before != null && before.stamp != null;
        Entry after = !there ? before
                : new Entry(before.epoch + 1, owner, before.sequence, before.stamp, before.fields, before.expiry);
        put(viewId, before, after);
        listener.claimed(viewId, before, after);
        return !there ? null : new Claim(after.epoch, after.sequence, after.stamp, encoded(after.fields));
    }

    void commit(Commit commit, Map<String, byte[]> changed, Duration timeToLive, String owner) {
        Entry before = get(commit.viewId());
        boolean base = before != null && (before.epoch >= commit.epoch() || left.contains(Check.LOSS));
        if (!base && !commit.whole() && !left.contains(Check.LOSS)) {
            throw new StateLostException(commit.viewId());
        }
        if (base && isForeign(before, commit, owner)) {
            throw new StaleEpochException(commit.viewId(), commit.epoch());
        }
        if (base && before.sequence >= commit.sequence() && !left.contains(Check.SEQUENCE)) {
            return;
        }
        if (base && before.sequence < commit.after() && !left.contains(Check.LOSS)) {
            throw new StateLostException(commit.viewId());
        }
        Shared map = share(commit, owner);
        Map<String, byte[]> fields = commit.whole() || before == null ? new HashMap<>() : new HashMap<>(before.fields);
        fields.putAll(changed);
        long expiry = millis.getAsLong() + timeToLive.toMillis();
        write(commit.viewId(), before, new Entry(commit.epoch(), owner, commit.sequence(), commit.stamp(),
                Map.copyOf(fields), expiry));
        if (map != null) {
            maps.put(ViewId.page(commit.viewId()), map);
        }
    }

    /** What the map becomes; null when it stays. */
    private Shared share(Commit commit, String owner) {
        Commit.Shared part = commit.shared();
        if (part == null) {
            return null;
        }
        Shared stored = shared(ViewId.page(commit.viewId()));
        String writer = owner + " " + commit.viewId();
        boolean mine = stored.writer.equals(writer) || left.contains(Check.SHARED);
        if (stored.version > part.after() && !mine) {
            throw new StaleEpochException(commit.viewId(), commit.epoch());
        }
        if (stored.version < part.after() && !part.whole()) {
            throw new StateLostException(commit.viewId());
        }
        if (part.version() <= stored.version) {
            return null;
        }
        Map<String, byte[]> entries = new HashMap<>(part.whole() ? Map.of() : stored.entries);
        entries.putAll(bytes(part.changed()));
        entries.keySet().removeAll(part.removed());
        return new Shared(part.version(), writer, Map.copyOf(entries));
    }

    Shared shared(String page) {
        return maps.getOrDefault(page, Shared.NONE);
    }

    SharedEntries entries(String page) {
        Shared stored = shared(page);
        return new SharedEntries(stored.version, encoded(stored.entries));
    }

    private boolean isForeign(Entry stored, Commit commit, String owner) {
        return !left.contains(Check.EPOCH)
                && (stored.epoch > commit.epoch() || stored.stamp == null
                        || stored.epoch == commit.epoch() && !owner.equals(stored.owner));
    }

    void delete(String viewId, long epoch, String owner) {
        Entry before = get(viewId);
        if (before != null && before.epoch == epoch && before.owner.equals(owner)) {
            write(viewId, before,
                    new Entry(epoch, owner, before.sequence, null, Map.of(), millis.getAsLong() + REMEMBERED));
            maps.remove(viewId);
        }
    }

    private void write(String viewId, Entry before, Entry after) {
        put(viewId, before, after);
        listener.written(viewId, after.epoch, before, after);
    }

    private void put(String viewId, Entry before, Entry after) {
        if (before == after) {
            return;
        }
        history.addLast(new Past(new HashMap<>(views), new HashMap<>(maps)));
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
        views.put(viewId, after);
    }

    static Map<String, byte[]> bytes(Map<String, Encoded> fields) {
        Map<String, byte[]> bytes = new HashMap<>();
        fields.forEach((name, value) -> bytes.put(name, value.bytes()));
        return bytes;
    }

    private static Map<String, Encoded> encoded(Map<String, byte[]> fields) {
        Map<String, Encoded> encoded = new HashMap<>();
        fields.forEach((name, bytes) -> encoded.put(name, () -> bytes));
        return encoded;
    }

    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
