package org.djust.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/** To the primaries of a cluster. */
final class ClusterRoute implements Route {

    private final ClusterConnectionProvider nodes;
    private final JedisClientConfig client;
    private final Map<HostAndPort, JedisSocketFactory> sockets = new ConcurrentHashMap<>();
    /** Null when slots may have moved since it was found. */
    private volatile Collection<Integer> slotOfEach;

    ClusterRoute(ClusterConnectionProvider nodes, JedisClientConfig client) {
        this.nodes = nodes;
        this.client = client;
    }

    ClusterConnectionProvider nodes() {
        return nodes;
    }

    @Override
    public JedisSocketFactory to(byte[] key) {
        HostAndPort node = nodes.getNode(Slots.of(key));
        return node == null ? null
                : sockets.computeIfAbsent(node, absent -> new DefaultJedisSocketFactory(absent, client));
    }

    /** Those that are known, in the order of their names. */
    List<HostAndPort> primaries() {
        return nodes.getPrimaryNodes().keySet().stream().sorted().map(HostAndPort::from).toList();
    }

    /** Keys that look like another, one that each primary has; the one itself when none is known. */
    List<byte[]> keyOfEachPrimary(byte[] like) {
        Collection<Integer> slots = slotOfEach;
        if (slots == null) {
            Map<HostAndPort, Integer> found = new HashMap<>();
            for (int slot = 0; slot < Protocol.CLUSTER_HASHSLOTS; slot++) {
                HostAndPort node = nodes.getNode(slot);
                if (node != null) {
                    found.putIfAbsent(node, slot);
                }
            }
            slots = found.values();
            slotOfEach = slots;
        }
        return slots.isEmpty() ? List.of(like) : slots.stream().map(slot -> Slots.key(like, slot)).toList();
    }

    @Override
    public void onMove(Runnable task) {
        // who asks a primary for what it has not is told
    }

    /** Asks any of them: one that was cut off the others answers, too, but doesn't know who has taken its place. */
    @Override
    public void doubt() {
        List<String> known = new ArrayList<>(nodes.getNodes().keySet());
        Collections.shuffle(known);
        try (Connection any = known.isEmpty() ? nodes.getConnection()
                : nodes.getConnection(HostAndPort.from(known.get(0)))) {
            nodes.renewSlotCache(any);
        } catch (JedisException e) {
            nodes.renewSlotCache();
        }
        slotOfEach = null;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
