package org.djust.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.djust.redis.RedisCheck.Sink;
import org.djust.spi.SettingsException;
import org.djust.spi.check.Finding.Severity;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** What one Redis tells of itself, judged. */
final class RedisFacts {

    private static final int VERSION = 7;
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final RedisConfig config;
    private final Sink sink;
    private final String address;

    RedisFacts(RedisConfig config, Sink sink) {
        this(config, sink, config.url().toString());
    }

    private RedisFacts(RedisConfig config, Sink sink, String address) {
        this.config = config;
        this.sink = sink;
        this.address = "Redis at " + address;
    }

    /** @param keepsState whether what it loses was told to users as stored */
    void check(boolean keepsState) {
        if (config.url().sentinels() != null) {
            new SentinelFacts(config, sink).checkSentinels();
        }
        try {
            Opening.open(config, new Invocations(new Keys(config.app()), null, "check").probe()).close();
        } catch (SettingsException e) {
            e.problems().forEach(problem -> sink.add("redis-unusable", Severity.ERROR, problem,
                    "Nothing can be stored or told to other nodes; the deployment fails.", "Do as it says."));
            return;
        }
        try (Route route = Opening.route(config)) {
            if (route instanceof ClusterRoute cluster) {
                cluster.primaries().forEach(primary -> new RedisFacts(config, sink, RedisUrl.text(primary))
                        .judge(() -> new Jedis(primary, ClientConfigs.ofRedis(config)), keepsState));
            } else {
                judge(() -> Opening.connection(config, route), keepsState);
            }
        }
    }

    private void judge(Supplier<Jedis> connection, boolean keepsState) {
        try (Jedis redis = connection.get()) {
            Map<String, String> info = JedisApi.info(redis.info());
            version(info);
            role(info);
            if (config.url().cluster() || config.url().sentinels() != null) {
                new SentinelFacts(config, sink).checkPrimary(address, info);
            }
            memory(info, keepsState);
            clock(redis.time());
            if (keepsState) {
                persistence(redis, info);
            }
        } catch (JedisException e) {
            sink.add("redis-silent", Severity.WARNING, address + " does not tell of itself: " + e.getMessage() + ".",
                    "Its memory and persistence can't be checked.", "Allow the commands INFO and TIME to its user.");
        }
    }

    private void version(Map<String, String> info) {
        String version = info.getOrDefault("redis_version", "0");
        if (Integer.parseInt(version.split("\\.")[0]) < VERSION) {
            sink.add("redis-old", Severity.ERROR, address + " has version " + version + ".",
                    "The scripts are tested with Redis " + VERSION + " and newer only.", "Use a newer one.");
        }
    }

    private void role(Map<String, String> info) {
        if (!"master".equals(info.get("role"))) {
            sink.add("redis-replica", Severity.ERROR, address + " is a " + info.get("role") + ".",
                    "It takes no writes.", "Name the primary.");
        }
    }

    private void memory(Map<String, String> info, boolean keepsState) {
        String policy = info.getOrDefault("maxmemory_policy", "unknown");
        if (policy.startsWith("allkeys")) {
            sink.add("redis-evicts", keepsState ? Severity.ERROR : Severity.WARNING,
                    address + " has maxmemory-policy " + policy + ".",
                    "When memory is short it removes what was not used lately: state of pages that are open, and which node is there. A"
                            + " cache may be refilled, state may not.",
                    "Set noeviction, so that writes fail and are kept by the nodes; or volatile-ttl, which takes what would expire next.");
        } else if (policy.startsWith("volatile") && !policy.equals("volatile-ttl")) {
            sink.add("redis-evicts-volatile", Severity.WARNING, address + " has maxmemory-policy " + policy + ".",
                    "All state has an expiry, so any of it may be removed when memory is short.",
                    "Set noeviction, or volatile-ttl, which takes what would expire next.");
        }
        if ("0".equals(info.get("maxmemory"))) {
            sink.add("redis-unlimited", Severity.WARNING, address + " has no maxmemory.",
                    "It grows until the machine ends it, with all that it has.",
                    "Set maxmemory below what the machine has free.");
        }
    }

    private void clock(List<String> time) {
        Duration skew = Duration.ofSeconds(Long.parseLong(time.get(0)) - System.currentTimeMillis() / 1000).abs();
        if (skew.compareTo(SKEW) > 0) {
            sink.add("clock-skew", Severity.WARNING,
                    "The clocks of " + address + " and of this machine differ by " + skew.toSeconds() + " s.",
                    "Leases and limits are by the store's clock, and don't mind; tokens are by each node's: with much skew between nodes they"
                            + " expire early.",
                    "Let all machines follow a time server.");
        }
    }

    private void persistence(Jedis redis, Map<String, String> info) {
        if ("1".equals(info.get("aof_enabled"))) {
            return;
        }
        String saves;
        try {
            saves = redis.configGet("save").getOrDefault("save", "");
        } catch (JedisException e) {
            sink.add("redis-persistence-unknown", Severity.INFO,
                    address + " has no append-only file, and does not tell its snapshots.",
                    "Without either, a restart loses the state of pages that no node has in memory.",
                    "Look at its settings appendonly and save.");
            return;
        }
        if (saves.isBlank()) {
            sink.add("redis-forgets", Severity.WARNING, address + " has neither an append-only file nor snapshots.",
                    "When it restarts, the state of pages that no node has in memory is gone.",
                    "Set appendonly yes.");
        } else {
            sink.add("redis-snapshots", Severity.INFO,
                    address + " has snapshots (save " + saves + "), but no append-only file.",
                    "When it restarts, what was stored since the last one is gone, but for pages that a node has in memory.",
                    "Set appendonly yes.");
        }
    }
}
