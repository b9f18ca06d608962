package org.djust.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/** What the primaries of a cluster tell of themselves. */
final class ClusterInfo {

    private ClusterInfo() {
    }

    /** One after the other; Jedis' exceptions when one of them does not answer. */
    static List<Map<String, String>> ask(ClusterConnectionProvider nodes) {
        List<Map<String, String>> all = new ArrayList<>();
        for (String primary : nodes.getPrimaryNodes().keySet()) {
            try (Connection connection = nodes.getConnection(HostAndPort.from(primary))) {
                connection.sendCommand(Protocol.Command.INFO);
                all.add(JedisApi.info(connection.getBulkReply()));
            }
        }
        return all;
    }

    static boolean isPrimary(Map<String, String> info) {
        return "master".equals(info.get("role"));
    }

    /** Figures together, and who they are, so that it changes whenever one is replaced. */
    static Map<String, String> together(List<Map<String, String>> all) {
        Map<String, String> together = new LinkedHashMap<>(all.get(0));
        together.put("role", "cluster of " + all.size());
        together.put("run_id", all.stream().map(info -> info.get("run_id")).sorted().collect(Collectors.joining(",")));
        together.put("used_memory",
                Long.toString(all.stream().mapToLong(info -> number(info.get("used_memory"))).sum()));
        together.put("db0", "keys=" + all.stream().mapToLong(ClusterInfo::keys).sum());
        together.remove("master_replid");
        return together;
    }

    private static long keys(Map<String, String> info) {
        return number(info.getOrDefault("db0", "").replaceFirst("^keys=", "").replaceFirst(",.*", ""));
    }

    private static long number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
