package org.djust.redis;

import java.net.Socket;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/** To any primary of a cluster, which passes on what is published at each; another one each time. */
final class ClusterRoute implements Route {

    private final ClusterConnectionProvider nodes;
    private final JedisClientConfig client;
    private final AtomicInteger next = new AtomicInteger();
    private volatile HostAndPort last;
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
    public Socket createSocket() {
        List<HostAndPort> primaries = primaries();
        HostAndPort node = primaries.get(Math.floorMod(next.getAndIncrement(), primaries.size()));
        last = node;
        try {
            return new DefaultJedisSocketFactory(node, client).createSocket();
        } catch (JedisException e) {
            doubt();
            throw e;
        }
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

    /** A key that looks like another, and is at a primary that no socket was opened to last, if there is one. */
    byte[] keyElsewhere(byte[] like) {
        for (int slot = 0; slot < Protocol.CLUSTER_HASHSLOTS; slot++) {
            HostAndPort node = nodes.getNode(slot);
            if (node != null && !node.equals(last)) {
                return Slots.key(like, slot);
            }
        }
        return like;
    }

    @Override
    public void onMove(Runnable task) {
        // every primary is as good as another
    }

    @Override
    public void doubt() {
        nodes.renewSlotCache();
        slotOfEach = null;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
