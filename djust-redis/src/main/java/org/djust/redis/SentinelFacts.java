package org.djust.redis;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.djust.redis.RedisCheck.Sink;
import org.djust.redis.Sentinels.NoPrimaryException;
import org.djust.spi.check.Finding.Severity;

import redis.clients.jedis.HostAndPort;

/** Whether the Sentinels of a URL, and the Redis that they name, can replace a primary that dies. */
final class SentinelFacts {

    private static final int MAJORITY_NEEDS = 3;

    private final RedisConfig config;
    private final Sink sink;

    SentinelFacts(RedisConfig config, Sink sink) {
        this.config = config;
        this.sink = sink;
    }

    void checkSentinels() {
        RedisUrl url = config.url();
        if (url.addresses().size() < MAJORITY_NEEDS) {
            sink.add("sentinels-few", Severity.WARNING, "The URL names " + url.addresses().size() + " Sentinels.",
                    "Sentinels replace a primary when more than half of them live, and a node has to find one that does.",
                    "Run three on different machines, and name all of them.");
        }
        Set<HostAndPort> named = new HashSet<>();
        for (HostAndPort address : url.addresses()) {
            try (Sentinels one = new Sentinels(List.of(address), url.sentinels().primary(),
                    ClientConfigs.ofSentinels(config))) {
                named.add(one.primary());
            } catch (NoPrimaryException e) {
                sink.add("sentinel-silent", Severity.WARNING,
                        "The Sentinel at " + RedisUrl.text(address) + " does not name the primary "
                                + url.sentinels().primary() + ".",
                        "Fewer are left to find the primary, and to replace it.",
                        "Start it, or correct its address, the name, or what is after ?sentinels=.");
            }
        }
        if (named.size() > 1) {
            sink.add("sentinels-disagree", Severity.ERROR, "The Sentinels name different primaries: "
                    + named.stream().map(RedisUrl::text).sorted().toList() + ".",
                    "Nodes that ask different ones store their state in different places.",
                    "Wait for the end of a failover; if they still differ, see which of them is cut off the others.");
        }
    }

    /** @param info what the primary tells of itself */
    void checkPrimary(String primary, Map<String, String> info) {
        if ("0".equals(info.get("connected_slaves"))) {
            sink.add("redis-no-replica", Severity.WARNING, primary + " has no replica.",
                    "When it dies, nothing can take its place.", "Start a replica of it.");
        }
        if (!info.containsKey("min_slaves_good_slaves")) {
            sink.add("redis-alone-writes", Severity.INFO, primary + " takes writes when it has lost its replicas.",
                    "Cut off together with some nodes, it tells them that their state is stored, and forgets that when it is replaced.",
                    "With two replicas or more set min-replicas-to-write 1 and min-replicas-max-lag 10.");
        }
    }
}
