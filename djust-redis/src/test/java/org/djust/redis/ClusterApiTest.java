package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Settings;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** How the primaries of a cluster are asked. */
class ClusterApiTest {

    private static RedisCluster cluster;
    private final ClusterRoute route = (ClusterRoute) Opening.route(config());
    private final ClusterApi api = new ClusterApi(route, new Failures("cluster", config().timeout()));

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static RedisConfig config() {
        return RedisConfig.read(new Settings(
                Map.of("djust.redis.url", cluster.url(), "djust.redis.timeout", "PT10S")::get));
    }

    private static List<RedisServer> primaries() {
        return IntStream.range(0, 3).mapToObj(cluster::primary).toList();
    }

    @Test
    void noPrimaryWaitsForTheAnswerOfAnother() {
        RedisServer slow = primaries().stream().min(Comparator.comparing(server -> "" + server.port())).orElseThrow();
        List<Invocation> all = route.keyOfEachPrimary(Fields.bytes("djust:test:permits:{a}")).stream()
                .map(key -> Invocation.of(Script.ACQUIRE, key, Fields.bytes(1_000_000), Fields.bytes(100))).toList();
        assertEquals(3, all.size());
        // they learn the script
        api.evaluate(all);
        CompletableFuture<Object[]> replies;
        slow.pause();
        try {
            replies = CompletableFuture.supplyAsync(() -> api.evaluate(all));
            Await.until(() -> primaries().stream().filter(server -> server != slow)
                    .allMatch(server -> calls(server, "set") == 2), "what the others do");
            assertFalse(replies.isDone());
        } finally {
            slow.resume();
        }
        assertEquals(List.of(0L, 0L, 0L), List.of(Await.result(replies)));
    }

    @Test
    void aProbeAsksEveryPrimaryAlsoWhenSlotsHaveMoved() {
        Invocation probe = Invocation.of(Script.PROBE, Fields.bytes("djust:test:probe:{a}"));
        api.evaluate(List.of(probe));
        for (byte[] key : route.keyOfEachPrimary(probe.arguments()[0])) {
            RedisServer from = cluster.owner(Fields.text(key));
            cluster.move(Fields.text(key), primaries().stream().filter(each -> each != from).findFirst().orElseThrow());
        }
        // learns where they are
        api.evaluate(List.of(probe));
        List<Long> before = primaries().stream().map(server -> calls(server, "hset")).toList();
        api.evaluate(List.of(probe));
        assertEquals(before.stream().map(count -> count + 1).toList(),
                primaries().stream().map(server -> calls(server, "hset")).toList());
    }

    private static long calls(RedisServer server, String command) {
        try (Jedis admin = server.admin()) {
            return admin.info("commandstats").lines().filter(line -> line.startsWith("cmdstat_" + command + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^=]*=(\\d+),.*", "$1"))).sum();
        }
    }
}
