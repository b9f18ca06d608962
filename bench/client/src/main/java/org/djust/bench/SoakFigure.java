package org.djust.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Visitors come and go for a long time; what the server holds when all have gone is compared with what it held before. */
final class SoakFigure implements Bench.Figure {

    private static final Duration SOAK = Duration.ofSeconds(Long.getLong("bench.seconds", 600));
    private static final Duration WARM_UP = Duration.ofSeconds(Long.getLong("bench.warm-up-seconds", 30));
    private static final Duration BETWEEN = Duration.ofSeconds(Long.getLong("bench.sample-seconds", 30));
    /** Longer than anything is kept for a visitor who has gone: Redis remembers for a minute that a view was left. */
    private static final Duration REST = Duration.ofSeconds(90);
    private static final Duration TICK = Duration.ofMillis(1);
    private static final double VISITS_A_SECOND = Double.parseDouble(System.getProperty("bench.visits", "40"));
    private static final long SEED = Long.getLong("bench.seed", System.nanoTime());
    private static final int THREADS_MORE = 8;
    private static final int DESCRIPTORS_MORE = 8;
    private static final int KEYS_MORE = 0;
    private static final long HEAP_MORE = 4 << 20;

    /** The names of all keys but those that remember for ten minutes, and no longer, which presence ended. */
    private static final String KEYS =
            "local kept = {} for _, key in ipairs(redis.call('KEYS', '*')) do local left = redis.call('TTL', key)"
                    + " if left < 0 or left > 600 or not string.find(key, ':presence-ended:', 1, true)"
                    + " then kept[#kept + 1] = key end end return kept";

    /** What a server holds. */
    private record Sample(long heap, long resident, long threads, long descriptors, List<String> keys) {

        static Sample of(Server server, RedisServer redis) throws IOException {
            return new Sample(server.heap(), server.resident(), server.threads(), server.descriptors(),
                    redis.names(KEYS));
        }

        void print(String when, int visits) {
            System.out.printf("| %s | %,d | %.1f | %.0f | %d | %d | %d | %s |%n", when, visits, heap / 1048576.0,
                    resident / 1048576.0, threads, descriptors, keys.size(), LoadAverage.now());
        }
    }

    @Override
    public void run() throws Exception {
        System.out.println("Seed " + SEED);
        for (Setup.Variant variant : Setup.servers(Setup.Variant.DEFAULT)) {
            soak(variant);
        }
    }

    private static void soak(Setup.Variant variant) throws Exception {
        try (RedisServer redis = new RedisServer();
                Server server = new Server(Setup.of(variant).withRedis(redis).with("-Ddjust.session.ttl=PT20S",
                        "-Ddjust.session.detached-ttl=PT10S", "-Ddjust.session.unclaimed-ttl=PT10S"));
                EventLoop loop = new EventLoop()) {
            System.out.println("| " + variant + " | visits | heap MB | resident MB | threads | descriptors | Redis keys"
                    + " | load average |\n|---|---|---|---|---|---|---|---|");
            Churn churn = new Churn(loop, server, VISITS_A_SECOND, SEED);
            do {
                churn(loop, churn, WARM_UP);
            } while (churn.visits() < Churn.ROOMS); // Redis remembers for a day where a room's messages had got to
            Sample before = rest(loop, churn, server, redis, "before");
            churn.resume();
            long end = System.nanoTime() + SOAK.toNanos();
            while (System.nanoTime() < end) {
                churn(loop, churn, BETWEEN);
                Sample.of(server, redis).print("under way", churn.visits());
            }
            Sample after = rest(loop, churn, server, redis, "after");
            judge(before, after);
        }
    }

    /** Looks who is due when something arrives, or after some milliseconds: a pace as slow as this needs no busy loop. */
    private static void churn(EventLoop loop, Churn churn, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            churn.tick();
            loop.runFor(TICK);
        }
    }

    private static Sample rest(EventLoop loop, Churn churn, Server server, RedisServer redis, String when)
            throws IOException {
        loop.runUntil(churn::allEnded, Duration.ofSeconds(20));
        churn.pause();
        loop.runFor(REST);
        Sample sample = Sample.of(server, redis);
        sample.print(when, churn.visits());
        return sample;
    }

    private static void judge(Sample before, Sample after) {
        List<String> left = new ArrayList<>();
        check(left, "bytes of heap", before.heap(), after.heap(), HEAP_MORE);
        check(left, "threads", before.threads(), after.threads(), THREADS_MORE);
        check(left, "descriptors", before.descriptors(), after.descriptors(), DESCRIPTORS_MORE);
        check(left, "Redis keys", before.keys().size(), after.keys().size(), KEYS_MORE);
        if (!left.isEmpty()) {
            throw new IllegalStateException("Left behind: " + left + "; Redis holds "
                    + after.keys().stream().limit(20).toList());
        }
        System.out.println("Nothing was left behind; Redis holds " + after.keys());
    }

    private static void check(List<String> left, String what, long before, long after, long tolerated) {
        if (after > before + tolerated) {
            left.add(after - before + " " + what);
        }
    }
}
