package org.djust.bench.backends;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.djust.bench.RedisServer;
import org.djust.internal.memory.MemoryStateBackend;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.StateBackend;

import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** Measures what docs/benchmarks.md says of commits and claims. */
public final class StateBench {

    private static final Duration TTL = Duration.ofHours(1);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int[] VIEWS = Arrays.stream(System.getProperty("bench.views", "1,16,256,4096").split(","))
            .mapToInt(Integer::parseInt).toArray();
    /** Threads that carry views, as a server's executor does; SETEX was best with as many connections. */
    private static final int THREADS = Integer.getInteger("bench.threads", 32);
    private static final byte[] VALUE = letters(512);

    private StateBench() {
    }

    public static void main(String[] arguments) throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (RedisServer server = new RedisServer();
                UnifiedJedis jedis = jedis(server);
                Backends backends = new Backends(server.url(), executor)) {
            switch (arguments[0]) {
                case "commits" -> commits(jedis, backends.redis());
                case "latency" -> latency(backends);
                case "bytes" -> bytes(jedis, backends.redis());
                case "storm" -> storm(backends);
                default -> throw new IllegalArgumentException("No figure " + arguments[0]);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static UnifiedJedis jedis(RedisServer server) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(THREADS);
        pool.setMaxIdle(THREADS);
        return RedisClient.builder().hostAndPort("127.0.0.1", server.port()).poolConfig(pool).build();
    }

    /**
     * Commits of one 512-byte field against SETEX of the same bytes, taking turns: SETEX from as many threads as it is best
     * with, each with a connection, and from a thread for each view.
     */
    private static void commits(UnifiedJedis jedis, StateBackend redis) throws Exception {
        System.out.println(
                "| views | SETEX from %d threads: a second, median | from a thread a view | commits: a second, median, "
                        .formatted(THREADS) + "p99 | throughput | median |");
        System.out.println("|---|---|---|---|---|---|");
        for (int views : VIEWS) {
            byte[][] keys = new byte[views][];
            Arrays.setAll(keys, i -> ("bench:setex:" + i).getBytes(StandardCharsets.UTF_8));
            IntFunction<CompletionStage<?>> setex = i -> {
                jedis.setex(keys[i], TTL.toSeconds(), VALUE);
                return CompletableFuture.completedFuture(null);
            };
            CommitSource source = new CommitSource(redis, views, VALUE);
            Load.Result[][] runs = new Load.Result[3][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                runs[0][round] = new Load(views, Math.min(views, THREADS), setex).run();
                runs[1][round] = new Load(views, views, setex).run();
                runs[2][round] = new Load(views, Math.min(views, THREADS), source).run();
            }
            print(views, median(runs[0]), median(runs[1]), median(runs[2]));
        }
        System.out.println("\n" + redis.statistics());
    }

    private static void print(int views, Load.Result few, Load.Result many, Load.Result ours) {
        System.out.printf(
                "| %,d | %,.0f, %.3f ms | %,.0f, %.3f ms | %,.0f, %.3f ms, %.2f ms | %.2f; %.2f | %.2f; %.2f |%n",
                views, few.perSecond(), few.median(), many.perSecond(), many.median(), ours.perSecond(), ours.median(),
                ours.p99(), ours.perSecond() / few.perSecond(), ours.perSecond() / many.perSecond(),
                ours.median() / few.median(), ours.median() / many.median());
    }

    /** Of the runs, the one whose throughput is in the middle. */
    private static Load.Result median(Load.Result[] runs) {
        Load.Result[] sorted = runs.clone();
        Arrays.sort(sorted, (a, b) -> Double.compare(a.perSecond(), b.perSecond()));
        return sorted[sorted.length / 2];
    }

    /** One view, one request after the other: the state is read (claimed) and written (committed). */
    private static void latency(Backends backends) throws Exception {
        System.out.println("| backend | read: median, p99 | write: median, p99 |");
        System.out.println("|---|---|---|");
        for (Map.Entry<String, StateBackend> backend : Map.of("memory", new MemoryStateBackend(
                () -> System.nanoTime() / 1_000_000), "Redis", backends.redis()).entrySet()) {
            CommitSource source = new CommitSource(backend.getValue(), 1, VALUE);
            Load.Result write = new Load(1, 1, source).run();
            Load.Result read = new Load(1, 1, i -> backend.getValue().claim(source.id(0))).run();
            System.out.printf("| %s | %.4f ms, %.4f ms | %.4f ms, %.4f ms |%n", backend.getKey(), read.median(),
                    read.p99(), write.median(), write.p99());
        }
    }

    /** What Redis receives for an event on a view of 50 KB of which one small field changes. */
    private static void bytes(UnifiedJedis jedis, StateBackend redis) {
        int events = 1000;
        String view = "bench-bytes";
        byte[] large = letters(50 * 1024);
        Encoded rows = () -> large;
        redis.commit(new Commit(view, 1, 1, 0, stamp(1), Map.of("rows", rows, "count", number(0))), TTL)
                .toCompletableFuture().join();
        long before = received(jedis);
        long asked = received(jedis) - before;
        before = received(jedis);
        for (int i = 2; i < events + 2; i++) {
            redis.commit(new Commit(view, 1, i, i - 1, stamp(i), Map.of("count", number(i))), TTL).toCompletableFuture()
                    .join();
        }
        System.out.printf("%d bytes an event; the whole state would be %,d%n",
                (received(jedis) - before - asked) / events, large.length);
    }

    private static long received(UnifiedJedis jedis) {
        return jedis.info("stats").lines().filter(line -> line.startsWith("total_net_input_bytes:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip())).findFirst()
                .orElseThrow();
    }

    /** All views of a lost node are claimed at once by another. */
    private static void storm(Backends backends) {
        int views = 10_000;
        CommitSource source = new CommitSource(backends.redis(), views, VALUE);
        System.out.println("| round | all claimed after | a claim: median, p99 |");
        System.out.println("|---|---|---|");
        for (int round = 1; round <= ROUNDS; round++) {
            StateBackend other = backends.redis();
            Times times = new Times();
            long start = System.nanoTime();
            List<CompletableFuture<Claim>> claims = new ArrayList<>(views);
            for (int i = 0; i < views; i++) {
                claims.add(other.claim(source.id(i)).toCompletableFuture().whenComplete((claim, failure) -> {
                    synchronized (times) {
                        times.add(System.nanoTime() - start);
                    }
                }));
            }
            claims.forEach(CompletableFuture::join);
            System.out.printf("| %d | %.0f ms | %.0f ms, %.0f ms |%n", round, (System.nanoTime() - start) / 1e6,
                    times.percentile(0.5), times.percentile(0.99));
        }
    }

    static Commit.Stamp stamp(long version) {
        return new Commit.Stamp(version, version, 0x1234_5678_9abc_def0L, "9x2k4m5n6p7q8");
    }

    private static Encoded number(long number) {
        return () -> Long.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    /** JSON text of this many bytes that compresses as text does. */
    private static byte[] letters(int length) {
        Random random = new Random(7);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        text[0] = '"';
        text[length - 1] = '"';
        return text;
    }

    /** The commits of many views, each with its own sequence. */
    private static final class CommitSource implements IntFunction<CompletionStage<?>> {
        private final StateBackend backend;
        private final Map<String, Encoded> changed;
        private final String[] ids;
        private final long[] sequences;

        CommitSource(StateBackend backend, int views, byte[] value) {
            this.backend = backend;
            this.changed = Map.of("value", () -> value);
            this.ids = new String[views];
            this.sequences = new long[views];
            for (int i = 0; i < views; i++) {
                ids[i] = "bench-" + System.nanoTime() + "-" + i;
                sequences[i] = 1;
                backend.commit(new Commit(ids[i], 1, 1, 0, stamp(1), changed), TTL).toCompletableFuture().join();
            }
        }

        String id(int view) {
            return ids[view];
        }

        @Override
        public CompletionStage<?> apply(int view) {
            long sequence = ++sequences[view];
            return backend.commit(new Commit(ids[view], 1, sequence, sequence - 1, stamp(sequence), changed), TTL);
        }
    }
}
