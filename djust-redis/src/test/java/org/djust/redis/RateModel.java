package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.NodeServices;
import org.djust.spi.RateLimiter.Decision;
import org.djust.spi.Timer;

import redis.clients.jedis.Jedis;

/**
 * Nodes that take permits at the same time, and a real Redis whose time is set by hand. Whatever Redis does is held against a bucket:
 * each permit takes what is in it for one, and it fills up evenly.
 */
final class RateModel implements AutoCloseable {

    private static final int NODES = 3;
    private static final int LIMITS = 3;
    /** In ms: Redis' own time, by which keys end, is not set by hand, and passes slowly in comparison. */
    private static final long SLOW = 10_000;
    private static final Keys KEYS = new Keys("model");

    private final Random random;
    private final Jedis admin;
    private final List<List<Invocation>> stragglers = new ArrayList<>();
    private final List<One> nodes = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private AssertionError wrong;
    private long now = 1_700_000_000_000_000L;

    /** Times in microseconds. */
    private final class Bucket {
        final String key;
        final int permits = 1 + random.nextInt(5);
        final long each = 10_000_000 + random.nextInt(1_000_000_000);
        private long level = permits * each;
        private long at = now;
        private String stored;

        Bucket(int number) {
            key = "limit" + number;
        }

        private long level() {
            level = Math.min(permits * each, level + now - at);
            at = now;
            return level;
        }

        /** Called whenever Redis has done something. */
        void look() {
            byte[] value = admin.get(KEYS.rate(key));
            String after = value == null ? null : Fields.text(value);
            if (after != null && !after.equals(stored)) {
                check(level() >= each, key + " gave a permit that was not there");
                level -= each;
                check(Long.parseLong(after) == now + permits * each - level, key + " stored " + after);
                long kept = admin.pttl(KEYS.rate(key));
                long needed = (permits * each - level) / 1000 + 1;
                check(kept > needed - SLOW && kept <= needed, key + " is kept for " + kept + " ms");
            }
            stored = after;
        }

        void decided(Decision decision) {
            if (!decision.allowed()) {
                check(level() < each, key + " refused a permit that was there");
                check(decision.retryAfter().toNanos() == (each - level()) * 1000,
                        key + " says to wait " + decision.retryAfter());
            }
        }
    }

    /** One node, whose threads are driven by hand, in any order. */
    private final class One implements Timer {
        final List<Runnable> tasks = new ArrayList<>();
        private final List<Runnable> regular = new ArrayList<>();
        private final RedisRateLimiter limiter;

        One(FaultyRedis api, String id) {
            limiter = new RedisRateLimiter(new Link(api, "model"), KEYS,
                    Invocation.of(Script.PROBE, KEYS.probe(id)));
            limiter.start(new NodeServices(id, tasks::add, Thread::new, this, System::nanoTime));
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0 -> regular.forEach(Runnable::run);
                case 1, 2, 3 -> acquire(buckets.get(random.nextInt(LIMITS)));
                default -> {
                    if (!tasks.isEmpty()) {
                        tasks.remove(random.nextInt(tasks.size())).run();
                    }
                }
            }
        }

        private void acquire(Bucket bucket) {
            limiter.acquire(bucket.key, bucket.permits, Duration.ofNanos(bucket.each * bucket.permits * 1000))
                    .thenAccept(bucket::decided);
        }

        @Override
        public void after(Duration delay, Runnable task) {
            tasks.add(task);
        }

        @Override
        public void every(Duration period, Runnable task) {
            regular.add(task);
        }
    }

    /**
     * @param change what Redis runs instead of a script's text
     * @param skew   how much the time differs for each node that is one more, in microseconds
     */
    RateModel(RedisServer server, Random random, BiFunction<Script, String, String> change, long skew) {
        this.random = random;
        admin = server.admin();
        admin.flushAll();
        for (int i = 0; i < LIMITS; i++) {
            buckets.add(new Bucket(i));
        }
        for (int i = 0; i < NODES; i++) {
            long ahead = i * skew;
            FaultyRedis api = new FaultyRedis(server.admin(), random,
                    (script, text) -> timed(change.apply(script, text), ahead), stragglers,
                    () -> buckets.forEach(Bucket::look));
            nodes.add(new One(api, "node" + i));
        }
    }

    private String timed(String text, long ahead) {
        long time = now + ahead;
        return text.replace("redis.call('TIME')", "{'" + time / 1_000_000 + "', '" + time % 1_000_000 + "'}");
    }

    void all(int steps) {
        for (int i = 0; i < steps; i++) {
            now += 1 + random.nextInt(random.nextInt(50) == 0 ? 2_000_000_000 : 50_000_000);
            nodes.get(random.nextInt(NODES)).step();
            if (wrong != null) {
                throw wrong;
            }
        }
        assertTrue(buckets.stream().allMatch(bucket -> bucket.stored != null), "each limit was used");
    }

    /** What is wrong is kept, because who calls may survive it. */
    private void check(boolean holds, String otherwise) {
        if (!holds && wrong == null) {
            wrong = new AssertionError(otherwise);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.limiter.close());
        admin.close();
    }
}
