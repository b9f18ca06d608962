package org.djust.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/** One round trip to each of several nodes of a cluster: all are sent what is for them before the first is read, so that they work at once. */
final class Round {

    private static final Logger LOG = Logger.getLogger(Round.class.getName());

    private Round() {
    }

    /** What was sent to one node, and is still to be read. */
    private record Sent(Connection connection, List<Errand> errands) {
    }

    /** The errands of a node that could not be asked are broken; the others have their answers. */
    static void ask(ClusterConnectionProvider nodes, List<Errand> errands) {
        List<Sent> sent = new ArrayList<>();
        for (Map.Entry<HostAndPort, List<Errand>> node : byNode(nodes, errands).entrySet()) {
            try {
                sent.add(send(nodes, node.getKey(), node.getValue()));
            } catch (JedisException e) {
                node.getValue().forEach(errand -> errand.broken(e));
            }
        }
        for (Sent each : sent) {
            try (Connection connection = each.connection) {
                each.errands.forEach(errand -> errand.receive(connection));
            } catch (JedisException e) {
                each.errands.forEach(errand -> errand.broken(e));
            }
        }
    }

    /**
     * While a slot moves, subscribers are still at the primary that it leaves: publishes there, too, what was published at the one
     * that it comes to.
     */
    static void tell(ClusterConnectionProvider nodes, List<Errand> errands) {
        for (Errand errand : errands) {
            HostAndPort node = errand.isUnheard() ? nodes.getNode(errand.slot()) : null;
            if (node != null) {
                try (Connection connection = nodes.getConnection(node)) {
                    errand.tell(connection);
                } catch (JedisException e) {
                    LOG.log(Level.FINE, "Subscribers read it when they have followed the slot", e);
                }
            }
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
        List<Errand> ordered = errands.stream().filter(Errand::isOrdered).toList();
        if (ordered.size() > 1) {
            // or those in front would be unknown, and those behind not, if others made it known between them
            ordered.get(0).sendWhole();
        }
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
