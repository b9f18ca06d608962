package org.djust.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.djust.redis.Chunks.Chunk;

import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/**
 * Asks the nodes of a Redis Cluster: each what it has, one after the other, and another one when it says that it hasn't.
 * As scripts are not known on all nodes, what is missing is sent whole. A probe asks all primaries. Thread-safe.
 */
final class ClusterApi implements RedisApi {

    /** While a slot moves, for instance. */
    private static final int ROUNDS = 10;

    private final ClusterConnectionProvider nodes;
    private final Failures failures;

    ClusterApi(ClusterConnectionProvider nodes, Failures failures) {
        this.nodes = nodes;
        this.failures = failures;
    }

    @Override
    public Object[] evaluate(List<Invocation> invocations) {
        if (invocations.size() == 1 && invocations.get(0).script() == Script.PROBE) {
            return new Object[] {worst(run(probes(invocations.get(0))))};
        }
        return run(invocations);
    }

    private Object[] run(List<Invocation> invocations) {
        Chunks chunks = Chunks.ofSlots(invocations);
        List<Errand> errands = chunks.list().stream().map(Errand::new).toList();
        List<Errand> open = errands;
        boolean failed = false;
        for (int round = 1; !open.isEmpty() && round <= ROUNDS; round++) {
            try {
                ask(open);
            } catch (JedisException e) {
                // a primary that died may have been replaced, of which the others know
                if (failed || failures.isFinal(e)) {
                    throw failures.of(e);
                }
                failed = true;
            }
            open = errands.stream().filter(Errand::isOpen).toList();
            if (open.stream().anyMatch(Errand::doubtsSlots)) {
                learn();
            }
            if (open.stream().anyMatch(Errand::waits)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(4L * round * round));
            }
        }
        return chunks.split(errands.stream().map(Errand::reply).toArray(), invocations.size());
    }

    private void learn() {
        try {
            nodes.renewSlotCache();
        } catch (JedisException e) {
            throw failures.of(e);
        }
    }

    private void ask(List<Errand> errands) {
        Map<HostAndPort, List<Errand>> byNode = new LinkedHashMap<>();
        for (Errand errand : errands) {
            HostAndPort node = errand.node();
            byNode.computeIfAbsent(node == null ? nodes.getNode(errand.slot()) : node, key -> new ArrayList<>())
                    .add(errand);
        }
        JedisException failure = null;
        for (Map.Entry<HostAndPort, List<Errand>> node : byNode.entrySet()) {
            try (Connection connection = connection(node.getKey())) {
                node.getValue().forEach(errand -> errand.send(connection));
                node.getValue().forEach(errand -> errand.receive(connection));
            } catch (JedisException e) {
                node.getValue().forEach(Errand::broken);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Connection connection(HostAndPort node) {
        // null when nobody serves the slot
        return node == null ? nodes.getConnection() : nodes.getConnection(node);
    }

    private static Object worst(Object[] replies) {
        return Stream.of(replies).filter(RedisError.class::isInstance).findFirst().orElse(replies[0]);
    }

    /** One for each primary, on a key that it has. */
    private List<Invocation> probes(Invocation probe) {
        Set<HostAndPort> seen = new HashSet<>();
        List<Invocation> probes = IntStream.range(0, Protocol.CLUSTER_HASHSLOTS)
                .filter(slot -> nodes.getNode(slot) != null && seen.add(nodes.getNode(slot)))
                .mapToObj(slot -> Invocation.of(Script.PROBE, Slots.key(probe.arguments()[0], slot))).toList();
        return probes.isEmpty() ? List.of(probe) : probes;
    }

    @Override
    public void load(List<Script> scripts) {
        // each goes to the node that misses it
    }

    /** Of all primaries: figures together, and who they are, so that it changes whenever one is replaced. */
    @Override
    public Map<String, String> info() {
        List<Map<String, String>> all = new ArrayList<>();
        try {
            for (String primary : nodes.getPrimaryNodes().keySet()) {
                try (Connection connection = nodes.getConnection(HostAndPort.from(primary))) {
                    connection.sendCommand(Protocol.Command.INFO);
                    all.add(JedisApi.info(connection.getBulkReply()));
                }
            }
        } catch (JedisException e) {
            throw failures.of(e);
        }
        Map<String, String> together = new LinkedHashMap<>(all.get(0));
        together.put("role", "cluster of " + all.size());
        together.put("run_id", all.stream().map(info -> info.get("run_id")).sorted().collect(Collectors.joining(",")));
        together.put("used_memory",
                Long.toString(all.stream().mapToLong(info -> number(info.get("used_memory"))).sum()));
        together.put("db0", "keys=" + all.stream().mapToLong(ClusterApi::keys).sum());
        together.remove("master_replid");
        return together;
    }

    private static long keys(Map<String, String> info) {
        return number(info.getOrDefault("db0", "").replaceFirst("^keys=", "").replaceFirst(",.*", ""));
    }

    private static long number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    @Override
    public void close() {
        nodes.close();
    }
}
