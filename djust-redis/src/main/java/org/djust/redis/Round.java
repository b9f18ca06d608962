package org.djust.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/** One round trip to each of several nodes of a cluster: all are sent what is for them before the first is read, so that they work at once. */
final class Round {

    private Round() {
    }

    /** What was sent to one node, and is still to be read. */
    private record Sent(Connection connection, List<Errand> errands) {
    }

    /** @throws JedisException when a node could not be asked, whose errands are broken; the others have their answers */
    static void ask(ClusterConnectionProvider nodes, List<Errand> errands) {
        List<Sent> sent = new ArrayList<>();
        JedisException failure = null;
        for (Map.Entry<HostAndPort, List<Errand>> node : byNode(nodes, errands).entrySet()) {
            try {
                sent.add(send(nodes, node.getKey(), node.getValue()));
            } catch (JedisException e) {
                node.getValue().forEach(Errand::broken);
                failure = e;
            }
        }
        for (Sent each : sent) {
            try (Connection connection = each.connection) {
                each.errands.forEach(errand -> errand.receive(connection));
            } catch (JedisException e) {
                each.errands.forEach(Errand::broken);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Always in the same order: of those who want connections of several pools, none may wait for one that waits for it. */
    private static Map<HostAndPort, List<Errand>> byNode(ClusterConnectionProvider nodes, List<Errand> errands) {
        Map<HostAndPort, List<Errand>> byNode =
                new TreeMap<>(Comparator.nullsFirst(Comparator.comparing(HostAndPort::toString)));
        for (Errand errand : errands) {
            HostAndPort node = errand.node() == null ? nodes.getNode(errand.slot()) : errand.node();
            byNode.computeIfAbsent(node, key -> new ArrayList<>()).add(errand);
        }
        return byNode;
    }

    private static Sent send(ClusterConnectionProvider nodes, HostAndPort node, List<Errand> errands) {
        // null when nobody serves the slot
        Connection connection = node == null ? nodes.getConnection() : nodes.getConnection(node);
        try {
            errands.forEach(errand -> errand.send(connection));
            // reads nothing, but sends what is buffered
            connection.getMany(0);
            return new Sent(connection, errands);
        } catch (JedisException e) {
            connection.close();
            throw e;
        }
    }
}
