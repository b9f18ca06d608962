package org.djust.internal.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.SharedEntries;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateBackend;
import org.djust.spi.StateHealth;
import org.djust.spi.StateLostException;

/**
 * State in memory. Keeps values as they are given and asks none for its bytes; every stage it returns is complete.
 * Expired views are gone at once but hold memory until they are swept, every few seconds once the backend has started.
 */
public final class MemoryStateBackend implements StateBackend {

    /** How long it is remembered that a view was deleted. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final ConcurrentMap<String, Entry> views = new ConcurrentHashMap<>();
    private final SharedMaps maps = new SharedMaps();
    private final LongSupplier millis;
    private volatile String self;

    /** @param millis the time, which need not be that of day, but must not go back */
    public MemoryStateBackend(LongSupplier millis) {
        this.millis = millis;
    }

    @Override
    public CompletionStage<Claim> claim(String viewId) {
        long now = millis.getAsLong();
        Entry claimed = views.computeIfPresent(viewId,
                (id, entry) -> !entry.isLive(now) ? null : entry.isDeleted() ? entry : entry.claimed());
        return CompletableFuture.completedFuture(claimed == null || claimed.isDeleted() ? null : claimed.claim());
    }

    @Override
    public CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
        long now = millis.getAsLong();
        Verdict[] verdict = new Verdict[1];
        views.compute(commit.viewId(), (id, entry) -> {
            Entry live = entry != null && entry.isLive(now) ? entry : null;
            verdict[0] = verdict(commit, live);
            if (verdict[0] == Verdict.WRITE) {
                verdict[0] = maps.store(commit, now + timeToLive.toMillis(), now);
            }
            return verdict[0] != Verdict.WRITE ? live : Entry.of(commit, live, now + timeToLive.toMillis());
        });
        return switch (verdict[0]) {
            case WRITE, DONE -> CompletableFuture.completedFuture(null);
            case STALE -> CompletableFuture
                    .failedFuture(new StaleEpochException(commit.viewId(), commit.epoch()));
            case LOST -> CompletableFuture.failedFuture(new StateLostException(commit.viewId()));
        };
    }

    @Override
    public CompletionStage<Void> delete(String viewId, long epoch) {
        long expiry = millis.getAsLong() + REMEMBERED.toMillis();
        Entry left = views.computeIfPresent(viewId,
                (id, entry) -> entry.epoch == epoch ? entry.deleted(expiry) : entry);
        if (left != null && left.isDeleted()) {
            maps.delete(viewId);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<SharedEntries> shared(String page) {
        return CompletableFuture.completedFuture(maps.get(page, millis.getAsLong()));
    }

    @Override
    public CompletionStage<String> owner(String viewId) {
        Entry entry = views.get(viewId);
        boolean there = entry != null && entry.isLive(millis.getAsLong()) && !entry.isDeleted();
        return CompletableFuture.completedFuture(there ? self : null);
    }

    @Override
    public CompletionStage<StateHealth> health() {
        return CompletableFuture.completedFuture(new StateHealth(true, "", Map.of()));
    }

    /** {@code sessions}: the views in memory, with those that have expired since the last sweep. */
    @Override
    public Map<String, Number> statistics() {
        return Map.of("sessions", views.size());
    }

    @Override
    public void start(NodeServices node) {
        self = node.nodeId();
        node.timer().every(SWEEP, this::sweep);
    }

    @Override
    public boolean keepsObjects() {
        return true;
    }

    /** Frees the memory of expired views; takes time proportional to the number of views. Returns how many it freed. */
    public int sweep() {
        long now = millis.getAsLong();
        maps.sweep(now);
        int freed = 0;
        for (Map.Entry<String, Entry> view : views.entrySet()) {
            // a conditional removal: the view may have been committed meanwhile, and live on
            if (!view.getValue().isLive(now) && views.remove(view.getKey(), view.getValue())) {
                freed++;
            }
        }
        return freed;
    }

    /** @param live null when there is none */
    private static Verdict verdict(Commit commit, Entry live) {
        if (live == null || live.epoch < commit.epoch()) {
            return commit.whole() ? Verdict.WRITE : Verdict.LOST;
        }
        if (live.epoch > commit.epoch() || live.isDeleted()) {
            return Verdict.STALE;
        }
        if (live.sequence >= commit.sequence()) {
            return Verdict.DONE;
        }
        return live.sequence < commit.after() ? Verdict.LOST : Verdict.WRITE;
    }

    /** One view's state, immutable, so that what a claim returns is not touched by later commits; deleted without stamp. */
    private record Entry(long epoch, long sequence, Commit.Stamp stamp, Map<String, Encoded> fields,
            long expiry) {

        static Entry of(Commit commit, Entry live, long expiry) {
            return new Entry(commit.epoch(), commit.sequence(), commit.stamp(), merged(commit, live), expiry);
        }

        private static Map<String, Encoded> merged(Commit commit, Entry live) {
            if (commit.whole()) {
                return Map.copyOf(commit.changed());
            }
            if (commit.changed().isEmpty()) {
                return live.fields;
            }
            Map<String, Encoded> fields = new HashMap<>(live.fields);
            fields.putAll(commit.changed());
            return Map.copyOf(fields);
        }

        boolean isLive(long now) {
            return now < expiry;
        }

        boolean isDeleted() {
            return stamp == null;
        }

        Entry claimed() {
            return new Entry(epoch + 1, sequence, stamp, fields, expiry);
        }

        Entry deleted(long until) {
            return new Entry(epoch, sequence, null, Map.of(), until);
        }

        Claim claim() {
            return new Claim(epoch, sequence, stamp, fields);
        }
    }
}
