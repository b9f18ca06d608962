package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Commit;
import org.djust.spi.StateLostException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.tck.Await;

import redis.clients.jedis.Jedis;

/**
 * A view that commits without a pause and as the runtime does: what can't be stored it keeps and stores later, and all of it when
 * the store has lost something.
 */
final class OwnedView {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final RedisStateBackend backend;
    private final String id = UUID.randomUUID().toString();
    private final ConcurrentSkipListMap<Long, Long> acknowledged = new ConcurrentSkipListMap<>();
    private volatile boolean stopped;
    private volatile long longestPause;
    private CompletableFuture<Void> run;

    private OwnedView(RedisStateBackend backend) {
        this.backend = backend;
    }

    static OwnedView start(RedisStateBackend backend, Executor threads) {
        OwnedView view = new OwnedView(backend);
        view.run = CompletableFuture.runAsync(view::commitAll, threads);
        return view;
    }

    /** Begins no further commit, and waits for the one under way. */
    void stop() {
        stopped = true;
        Await.result(run);
    }

    private void commitAll() {
        long stored = 0;
        long last = System.nanoTime();
        for (long next = 1; !stopped; next++) {
            stored = store(next, stored);
            if (stored < next) {
                return;
            }
            long now = System.nanoTime();
            longestPause = Math.max(longestPause, now - last);
            last = now;
            acknowledged.put(next, now);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /** The sequence, or less when it was told to stop before it was stored. */
    private long store(long sequence, long after) {
        while (true) {
            Throwable failure = Await.failure(backend.commit(commit(sequence, after), KEPT));
            if (failure instanceof StateLostException) {
                after = 0;
            } else if (failure instanceof StateUnavailableException) {
                if (stopped) {
                    return 0;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                Await.result(backend.health());
            } else if (failure == null) {
                return sequence;
            } else {
                throw new IllegalStateException("view " + id, failure);
            }
        }
    }

    private Commit commit(long sequence, long after) {
        return new Commit(id, 1, sequence, after, new Commit.Stamp(sequence, 0, 0, "s"),
                Map.of("n", () -> Long.toString(sequence).getBytes(StandardCharsets.UTF_8)));
    }

    /** The last change that it was told is stored. */
    long acknowledged() {
        if (run.isCompletedExceptionally()) {
            run.join();
        }
        return acknowledged.isEmpty() ? 0 : acknowledged.lastKey();
    }

    /** When the first change after this one was acknowledged, in nanoseconds; now if there was none. */
    long acknowledgedAfter(long sequence) {
        Map.Entry<Long, Long> first = acknowledged.higherEntry(sequence);
        return first == null ? System.nanoTime() : first.getValue();
    }

    /** Between two acknowledgements, in milliseconds. */
    long longestPause() {
        return TimeUnit.NANOSECONDS.toMillis(longestPause);
    }

    /** The last change that another owner finds. */
    long claimedBy(RedisStateBackend other) {
        return Await.result(other.claim(id)).sequence();
    }

    /** Its hash in Redis. */
    String key() {
        return "djust:djust:view:{" + id + "}";
    }

    /** The last change that a Redis has, by its own word. */
    long storedIn(RedisServer server) {
        try (Jedis admin = server.admin()) {
            String sequence = admin.hget(key(), "sequence");
            return sequence == null ? -1 : Long.parseLong(sequence);
        }
    }
}
