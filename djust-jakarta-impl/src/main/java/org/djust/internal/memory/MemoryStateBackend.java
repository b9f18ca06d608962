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
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateBackend;

/**
 * State in memory. Keeps values as they are given and asks none for its bytes; every stage it returns is complete.
 * Expired views are gone at once but hold memory until {@link #sweep}, which whoever owns a timer calls.
 */
public final class MemoryStateBackend implements StateBackend {

    private final ConcurrentMap<String, Entry> views = new ConcurrentHashMap<>();
    private final LongSupplier millis;

    /** @param millis the time, which need not be that of day, but must not go back */
    public MemoryStateBackend(LongSupplier millis) {
        this.millis = millis;
    }

    @Override
    public CompletionStage<Claim> claim(String viewId) {
        long now = millis.getAsLong();
        Entry claimed = views.computeIfPresent(viewId, (id, entry) -> entry.isLive(now) ? entry.claimed() : null);
        return CompletableFuture.completedFuture(
                claimed == null ? null : new Claim(claimed.epoch, claimed.stamp, claimed.fields));
    }

    @Override
    public CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
        long now = millis.getAsLong();
        long expiry = now + timeToLive.toMillis();
        Entry[] written = new Entry[1];
        views.compute(commit.viewId(), (id, entry) -> {
            Entry live = entry != null && entry.isLive(now) ? entry : null;
            if (live == null ? !creates(commit) : live.epoch != commit.epoch()) {
                return live;
            }
            written[0] = new Entry(commit.epoch(), commit.stamp(), merged(live, commit.changed()), expiry);
            return written[0];
        });
        return written[0] != null ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new StaleEpochException(commit.viewId(), commit.epoch()));
    }

    @Override
    public CompletionStage<Void> delete(String viewId, long epoch) {
        views.computeIfPresent(viewId, (id, entry) -> entry.epoch == epoch ? null : entry);
        return CompletableFuture.completedFuture(null);
    }

    /** Frees the memory of expired views; takes time proportional to the number of views. Returns how many it freed. */
    public int sweep() {
        long now = millis.getAsLong();
        int freed = 0;
        for (Map.Entry<String, Entry> view : views.entrySet()) {
            // a conditional removal: the view may have been committed meanwhile, and live on
            if (!view.getValue().isLive(now) && views.remove(view.getKey(), view.getValue())) {
                freed++;
            }
        }
        return freed;
    }

    private static boolean creates(Commit commit) {
        return commit.epoch() == 1 && commit.stamp().version() == 1;
    }

    private static Map<String, Encoded> merged(Entry live, Map<String, Encoded> changed) {
        if (live == null) {
            return Map.copyOf(changed);
        }
        if (changed.isEmpty()) {
            return live.fields;
        }
        Map<String, Encoded> fields = new HashMap<>(live.fields);
        fields.putAll(changed);
        return Map.copyOf(fields);
    }

    /** One view's state; immutable, so that what a claim returns is not touched by later commits. */
    private static final class Entry {
        final long epoch;
        final Commit.Stamp stamp;
        final Map<String, Encoded> fields;
        final long expiry;

        Entry(long epoch, Commit.Stamp stamp, Map<String, Encoded> fields, long expiry) {
            this.epoch = epoch;
            this.stamp = stamp;
            this.fields = fields;
            this.expiry = expiry;
        }

        boolean isLive(long now) {
            return now < expiry;
        }

        Entry claimed() {
            return new Entry(epoch + 1, stamp, fields, expiry);
        }
    }
}
