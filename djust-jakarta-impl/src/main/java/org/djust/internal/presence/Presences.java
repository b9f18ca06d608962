package org.djust.internal.presence;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.djust.Present;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;

/** The presences that one node knows: its own, and those of other nodes under topics that somebody here follows. Thread-safe. */
public final class Presences {

    private static final Duration SWEEP = Duration.ofSeconds(20);
    /** How long a topic is followed after somebody has asked who is there. */
    private static final Duration LINGER = Duration.ofMinutes(1);

    private final PresenceBackend backend;
    private final NodeServices node;
    private final Duration grace;
    private final Metas metas;
    private final Supplier<Set<String>> nodes;
    private final Own own = new Own();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    /** Nodes that were dropped not longer than the grace ago. */
    private final Set<String> dead = ConcurrentHashMap.newKeySet();

    /**
     * @param backend has been started
     * @param grace   how long somebody who is away counts as present
     * @param nodes   all nodes that are there
     * @param reader  reads JSON as a type
     */
    public Presences(PresenceBackend backend, NodeServices node, Duration grace, Supplier<Set<String>> nodes,
            BiFunction<byte[], Type, Object> reader) {
        this.nodes = nodes;
        this.backend = backend;
        this.node = node;
        this.grace = grace;
        this.metas = new Metas(reader::apply);
        node.timer().every(SWEEP, this::sweep);
    }

    /** Whose presence it is. */
    public record Who(String topic, String key, String viewId) {
    }

    public Duration grace() {
        return grace;
    }

    /** Figures for operators, of this node's views; the names are those of docs/operations.md. */
    public Map<String, Number> statistics() {
        return own.statistics();
    }

    /** A view of this node is present, or tells something else. */
    public void put(Who who, long viewEpoch, Encoded meta) {
        // under one lock, so that revisions are told in their order
        synchronized (own) {
            PresenceEntry entry = own.put(who, node.nodeId(), viewEpoch, meta);
            inRoom(entry, room -> room.put(entry));
            backend.put(entry);
        }
    }

    /** A view of this node isn't present any more. */
    public void remove(Who who, long viewEpoch) {
        synchronized (own) {
            PresenceEntry entry = own.remove(who, viewEpoch);
            if (entry != null) {
                inRoom(entry, room -> room.removed(entry));
                backend.remove(entry);
            }
        }
    }

    /** A view has left this node: it counts as present until it has had the time to appear elsewhere. */
    public void fade(Who who, long viewEpoch) {
        node.timer().after(grace, () -> remove(who, viewEpoch));
    }

    /** Begins to follow a topic; the follower is told everybody as soon as that is known. */
    public ChannelLayer.Subscription follow(String topic, Follower follower) {
        Room room = room(topic);
        room.follow(follower);
        return () -> room.leave(follower, now());
    }

    /** Everybody that is known to be there. */
    public List<Present> list(String topic) {
        return room(topic).list();
    }

    /** How many {@link #list} gives. */
    public int count(String topic) {
        return room(topic).count();
    }

    /**
     * A node has left.
     *
     * @param epoch of its registration
     * @param died  whether it was given up, long after it was last heard of; else its views may still be on their way
     */
    public void left(String nodeId, long epoch, boolean died) {
        if (died) {
            dead.add(nodeId);
            drop(nodeId, epoch, false);
        }
        // nobody is elected to remove what a node stored that left by itself, and who is elected may die: all do it
        node.timer().after(grace, () -> {
            dead.remove(nodeId);
            if (!nodes.get().contains(nodeId)) {
                drop(nodeId, epoch, true);
            }
        });
    }

    /** A node is there: if it counted as dead, what it told of itself since may have come before that news, and was dropped with the rest. */
    public void joined(String nodeId) {
        if (dead.remove(nodeId)) {
            rooms.forEach((topic, room) -> room.watching(backend.watch(topic, room)));
        }
    }

    private void drop(String nodeId, long epoch, boolean stored) {
        backend.gone(nodeId, epoch, stored);
        rooms.values().forEach(room -> room.drop(nodeId));
    }

    private interface InRoom {
        void accept(Room room);
    }

    private void inRoom(PresenceEntry entry, InRoom action) {
        Room room = rooms.get(entry.topic());
        if (room != null) {
            action.accept(room);
        }
    }

    private Room room(String topic) {
        Room room = rooms.get(topic);
        if (room == null) {
            room = rooms.computeIfAbsent(topic, this::open);
            // after it can be found: what is put here from now on is put there, too
            own.of(topic).forEach(room::put);
        }
        room.used(now());
        return room;
    }

    private Room open(String topic) {
        Room room = new Room(topic, node.nodeId(), metas);
        room.used(now());
        room.watching(backend.watch(topic, room));
        return room;
    }

    private void sweep() {
        rooms.values().removeIf(room -> room.end(now(), LINGER.toNanos()));
        Set<String> alive = nodes.get();
        Set<String> dropped = new HashSet<>();
        rooms.values().forEach(room -> dropped.addAll(room.sweep(alive)));
        dropped.forEach(nodeId -> backend.gone(nodeId, Long.MAX_VALUE, false));
    }

    private long now() {
        return node.nanos().getAsLong();
    }
}
