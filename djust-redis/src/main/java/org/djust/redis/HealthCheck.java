package org.djust.redis;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.djust.spi.StateHealth;

/** Finds out how Redis is, by a script that writes, and what it tells of itself. Thread-safe. */
final class HealthCheck {

    private static final Pattern KEYS = Pattern.compile("keys=(\\d+)");
    private static final double NANOS_PER_MILLI = 1e6;

    private final Link link;
    private final Invocation probe;
    private final RedisUrl url;
    private final Statistics statistics;

    HealthCheck(Link link, Invocation probe, RedisUrl url, Statistics statistics) {
        this.link = link;
        this.probe = probe;
        this.url = url;
        this.statistics = statistics;
    }

    /** Blocks, bounded by the time-outs. */
    StateHealth check() {
        try {
            long begun = System.nanoTime();
            link.probe(probe);
            long nanos = System.nanoTime() - begun;
            return up(link.info(), nanos);
        } catch (RuntimeException e) {
            // whatever it is: who asks must be answered, or nobody would ask again
            return down(String.valueOf(e.getMessage()));
        }
    }

    /** @param reason a sentence without credentials */
    StateHealth down(String reason) {
        return new StateHealth(false, "", Map.of("address", url.toString(), "reason", reason));
    }

    private StateHealth up(Map<String, String> info, long nanos) {
        Matcher keys = KEYS.matcher(info.getOrDefault("db" + url.database(), ""));
        statistics.store(keys.find() ? Long.parseLong(keys.group(1)) : 0,
                Long.parseLong(info.getOrDefault("used_memory", "0")));
        Map<String, String> details = new TreeMap<>(Map.of("address", url.toString(),
                "version", info.getOrDefault("redis_version", "unknown"),
                "role", info.getOrDefault("role", "unknown"),
                "latency-ms", String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_MILLI)));
        return new StateHealth(true, incarnation(info), details);
    }

    /** Another one when Redis was started again, or another has taken its place: data may be missing. */
    static String incarnation(Map<String, String> info) {
        return info.getOrDefault("run_id", "") + "-" + info.getOrDefault("master_replid", "");
    }
}
