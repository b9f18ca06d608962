package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Settings;
import org.djust.spi.channel.Entry;
import org.djust.spi.channel.HubLimits;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/**
 * That no message of a batch is refused because Redis doesn't know the script yet: if another node made it known in this moment, those
 * behind it would be taken, and it would come too late.
 */
class MessageOrderTest {

    private static final Pattern RUNS = Pattern.compile("cmdstat_evalsha:calls=(\\d+),.*,failed_calls=(\\d+)");
    private final ChannelScripts scripts =
            new ChannelScripts(new Keys("djust"), new HubLimits(100, Duration.ofSeconds(10)), "test");

    @Test
    void atOneRedis() {
        try (RedisServer redis = RedisServer.start()) {
            publishes(redis.url(), List.of(redis), 3);
        }
    }

    @Test
    void atACluster() {
        try (RedisCluster cluster = RedisCluster.start()) {
            // the first makes it known
            publishes(cluster.url(), cluster.servers(), 2);
        }
    }

    /** @param bySha how many of three messages are published by the script's name */
    private void publishes(String url, List<RedisServer> servers, int bySha) {
        RedisConfig config = RedisConfig.read(new Settings(Map.of("djust.redis.url", url)::get));
        try (Link link = Opening.open(config, scripts.probe())) {
            servers.forEach(MessageOrderTest::forgetScripts);
            Object[] replies = link.ask(IntStream.rangeClosed(1, 3).mapToObj(number -> scripts.publish("topic",
                    new Entry("origin", number, number - 1, () -> new byte[] {'1'}, 0))).toList());
            assertEquals(List.of(1L, 1L, 1L), List.of(replies));
            List<String> runs = servers.stream().map(MessageOrderTest::runs).filter(each -> !each.isEmpty()).toList();
            assertEquals(List.of(bySha + " runs, 0 failed"), runs);
        }
    }

    private static void forgetScripts(RedisServer server) {
        try (Jedis admin = server.admin()) {
            admin.scriptFlush();
            admin.configResetStat();
        }
    }

    private static String runs(RedisServer server) {
        try (Jedis admin = server.admin()) {
            Matcher runs = RUNS.matcher(admin.info("commandstats"));
            return runs.find() ? runs.group(1) + " runs, " + runs.group(2) + " failed" : "";
        }
    }
}
