package org.djust.bench.backends;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import org.djust.bench.RedisServer;
import org.djust.internal.memory.MemoryChannelLayer;
import org.djust.redis.RedisChannelLayer;
import org.djust.redis.RedisPresenceBackend;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Settings;
import org.djust.spi.channel.HubLimits;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Pipeline;

/** Measures what docs/benchmarks.md says of channels and presence. */
public final class ChannelBench {

    private static final int SUBSCRIBERS = Integer.getInteger("bench.subscribers", 10_000);
    private static final int BROADCASTS = Integer.getInteger("bench.broadcasts", 200);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final byte[] PAYLOAD = "{\"author\":\"Ada\",\"text\":\"Message number 7 in this room\"}"
            .getBytes(StandardCharsets.UTF_8);

    private ChannelBench() {
    }

    public static void main(String[] arguments) throws Exception {
        try (RedisServer redis = new RedisServer(); BenchNode node = new BenchNode()) {
            switch (arguments[0]) {
                case "broadcast" -> broadcast(redis, node);
                case "messages" -> messages(redis, node);
                case "presence" -> presence(redis, node);
                default -> throw new IllegalArgumentException("No figure " + arguments[0]);
            }
        }
        System.exit(0);
    }

    private static Settings settings(RedisServer redis) {
        return new Settings(Map.of("djust.redis.url", redis.url(), "djust.channel.capacity", "100000")::get);
    }

    private static RedisChannelLayer layer(RedisServer redis, NodeServices node) {
        RedisChannelLayer layer = RedisChannelLayer.open(settings(redis));
        layer.start(node);
        return layer;
    }

    /** From the call of publish to the call of the last receiver, one broadcast at a time. */
    private static void broadcast(RedisServer redis, BenchNode node) throws Exception {
        MemoryChannelLayer memory = new MemoryChannelLayer(new HubLimits(1500, Duration.ofSeconds(10)));
        memory.start(node.services());
        System.out.println("| subscribers | to the last one: p50, p99 | publish() returns: p50 |");
        System.out.println("|---|---|---|");
        broadcast("%,d on one node, memory".formatted(SUBSCRIBERS), List.of(memory));
        List<ChannelLayer> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(layer(redis, node.services()));
        }
        broadcast("%,d on one node, Redis".formatted(SUBSCRIBERS), three.subList(0, 1));
        broadcast("%,d on three nodes, Redis".formatted(SUBSCRIBERS), three);
    }

    private static void broadcast(String what, List<ChannelLayer> nodes) throws Exception {
        CountDownLatch[] done = {null};
        String topic = "bench:" + what;
        for (int i = 0; i < SUBSCRIBERS; i++) {
            nodes.get(i % nodes.size()).subscribe(topic, null, receiver(() -> done[0].countDown()));
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        double[] last = new double[BROADCASTS];
        double[] returned = new double[BROADCASTS];
        for (int i = -50; i < BROADCASTS; i++) {
            done[0] = new CountDownLatch(SUBSCRIBERS);
            long begun = System.nanoTime();
            nodes.get(0).publish(topic, () -> PAYLOAD);
            long back = System.nanoTime();
            if (!done[0].await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException(done[0].getCount() + " of " + what + " heard nothing");
            }
            if (i >= 0) {
                last[i] = (System.nanoTime() - begun) / 1e6;
                returned[i] = (back - begun) / 1e6;
            }
        }
        Arrays.sort(last);
        Arrays.sort(returned);
        System.out.printf("| %s | %.2f ms, %.2f ms | %.3f ms |%n", what, last[BROADCASTS / 2],
                last[BROADCASTS * 99 / 100], returned[BROADCASTS / 2]);
    }

    private static ChannelLayer.Receiver receiver(Runnable received) {
        return new ChannelLayer.Receiver() {
            @Override
            public void begins(Position position, boolean gap) {
                if (gap) {
                    throw new IllegalStateException("messages were lost");
                }
            }

            @Override
            public void received(ChannelLayer.Message message) {
                received.run();
            }
        };
    }

    /** Messages a second from one node to another, against PUBLISH to one subscriber, one at a time and 256 in a pipeline. */
    private static void messages(RedisServer redis, BenchNode node) throws Exception {
        RedisChannelLayer from = layer(redis, node.services());
        RedisChannelLayer to = layer(redis, node.services());
        AtomicLong heard = new AtomicLong();
        to.subscribe("bench", null, receiver(heard::incrementAndGet));
        Thread bare = subscribe(redis, heard);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        double[][] rates = new double[3][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double[] rate = {rate(heard, () -> publish(redis, 1)), rate(heard, () -> publish(redis, 256)),
                    rate(heard, () -> {
                        for (int i = 0; i < MESSAGES; i++) {
                            // no more than waits on the way, as views of one node would
                            while (from.statistics().get("unsent").intValue() > 2000) {
                                LockSupport.parkNanos(50_000);
                            }
                            from.publish("bench", () -> PAYLOAD);
                        }
                    })};
            for (int i = 0; round >= 0 && i < 3; i++) {
                rates[i][round] = rate[i];
            }
        }
        bare.interrupt();
        for (double[] each : rates) {
            Arrays.sort(each);
        }
        System.out.printf("Jedis PUBLISH, one at a time %,.0f/s; 256 in a pipeline %,.0f/s; channel layer %,.0f/s%n",
                rates[0][ROUNDS / 2], rates[1][ROUNDS / 2], rates[2][ROUNDS / 2]);
    }

    private static Thread subscribe(RedisServer redis, AtomicLong heard) {
        Thread thread = new Thread(() -> {
            try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
                jedis.subscribe(new JedisPubSub() {
                    @Override
                    public void onMessage(String channel, String message) {
                        heard.incrementAndGet();
                    }
                }, "bare");
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void publish(RedisServer redis, int batch) {
        byte[] channel = "bare".getBytes(StandardCharsets.UTF_8);
        try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
            for (int i = 0; i < MESSAGES; i += batch) {
                if (batch == 1) {
                    jedis.publish(channel, PAYLOAD);
                    continue;
                }
                Pipeline pipeline = jedis.pipelined();
                for (int n = 0; n < batch && i + n < MESSAGES; n++) {
                    pipeline.publish(channel, PAYLOAD);
                }
                pipeline.sync();
            }
        }
    }

    private static double rate(AtomicLong heard, Runnable publish) {
        heard.set(0);
        long begun = System.nanoTime();
        publish.run();
        while (heard.get() < MESSAGES) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(60)) {
                throw new IllegalStateException("only " + heard + " heard");
            }
            LockSupport.parkNanos(20_000);
        }
        return MESSAGES / ((System.nanoTime() - begun) / 1e9);
    }

    /** How soon another node sees a join, and what three idle nodes ask of Redis, with 1,000 and with 100,000 entries. */
    private static void presence(RedisServer redis, BenchNode node) throws Exception {
        List<NodeServices> nodes = new ArrayList<>();
        List<PresenceBackend> backends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            nodes.add(node.services());
            RedisPresenceBackend backend = RedisPresenceBackend.open(settings(redis));
            backend.start(nodes.get(i), layer(redis, nodes.get(i)));
            backends.add(backend);
        }
        System.out.println("| entries | join seen on another node: p50, p99 | commands a second while idle |");
        System.out.println("|---|---|---|");
        int entries = 0;
        for (int target : new int[] {1_000, 100_000}) {
            for (; entries < target; entries++) {
                int owner = entries % 3;
                backends.get(owner).put(entry(nodes.get(owner), "room:" + entries % 1000, "user" + entries, 1));
            }
            settle(redis);
            double[] seen = joins(nodes.get(1), backends.get(1), backends.get(0), target);
            settle(redis);
            long before = calls(redis);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
            System.out.printf("| %,d | %.2f ms, %.2f ms | %.1f |%n", target, seen[seen.length / 2],
                    seen[seen.length * 99 / 100], (calls(redis) - before) / 10.0);
        }
    }

    private static double[] joins(NodeServices node, PresenceBackend from, PresenceBackend to, int base)
            throws Exception {
        CountDownLatch[] seen = {new CountDownLatch(1)};
        CountDownLatch loaded = new CountDownLatch(1);
        to.watch("room:7", new PresenceBackend.Watcher() {
            @Override
            public void snapshot(Collection<PresenceEntry> all) {
                loaded.countDown();
            }

            @Override
            public void put(PresenceEntry entry) {
                seen[0].countDown();
            }

            @Override
            public void removed(PresenceEntry entry) {
                // not measured
            }
        });
        loaded.await(20, TimeUnit.SECONDS);
        double[] times = new double[1000];
        for (int i = 0; i < times.length; i++) {
            seen[0] = new CountDownLatch(1);
            long begun = System.nanoTime();
            from.put(entry(node, "room:7", "join" + base + "-" + i, 1));
            if (!seen[0].await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a join was not seen");
            }
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static PresenceEntry entry(NodeServices node, String topic, String key, long revision) {
        Encoded meta = () -> "{}".getBytes(StandardCharsets.UTF_8);
        return new PresenceEntry(topic, key, "view-" + key, node.nodeId(), 1, revision, meta);
    }

    /** Until a second brings no more than a few dozen commands. */
    private static void settle(RedisServer redis) {
        for (long before = calls(redis), now;; before = now) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            now = calls(redis);
            if (now - before < 100) {
                return;
            }
        }
    }

    /** Commands that Redis was sent so far; what scripts call, not counted for itself. */
    private static long calls(RedisServer redis) {
        try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
            return Pattern.compile("cmdstat_(evalsha|ping|subscribe|unsubscribe|publish|info):calls=(\\d+)")
                    .matcher(jedis.info("commandstats")).results().mapToLong(each -> Long.parseLong(each.group(2)))
                    .sum();
        }
    }
}
