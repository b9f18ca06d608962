package org.djust.internal.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.djust.PresenceDiff;
import org.djust.Present;
import org.djust.spi.ChannelLayer;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;

/** Who is under one topic, merged from what all nodes tell. Thread-safe. */
final class Room implements PresenceBackend.Watcher {

    private final String topic;
    private final String self;
    private final Metas metas;
    private final ClaimTable claims = new ClaimTable();
    private final TreeMap<String, Present> present = new TreeMap<>();
    private final Followers followers = new Followers();
    private ChannelLayer.Subscription watching;
    private List<Present> list;
    private long used;
    /** Nodes that had entries here when it was last swept, and weren't known. */
    private Set<String> strangers = Set.of();

    /** @param self this node: what it has is put here by itself */
    Room(String topic, String self, Metas metas) {
        this.topic = topic;
        this.self = self;
        this.metas = metas;
    }

    String topic() {
        return topic;
    }

    /** To be called with what follows other nodes' entries, in the place of what did. */
    synchronized void watching(ChannelLayer.Subscription subscription) {
        if (watching != null) {
            watching.close();
        }
        watching = subscription;
    }

    synchronized void used(long now) {
        used = now;
    }

    /** Ends it when nobody has wanted to know for so long. */
    synchronized boolean end(long now, long linger) {
        boolean over = followers.isEmpty() && now - used > linger;
        if (over && watching != null) {
            watching.close();
        }
        return over;
    }

    /** The follower is told everybody when that is known, and then every change. */
    synchronized void follow(Follower follower) {
        followers.add(follower, this::everybody);
    }

    synchronized void leave(Follower follower, long now) {
        followers.remove(follower);
        used = now;
    }

    synchronized List<Present> list() {
        if (list == null) {
            list = List.copyOf(present.values());
        }
        return list;
    }

    synchronized int count() {
        return present.size();
    }

    @Override
    public synchronized void snapshot(Collection<PresenceEntry> entries) {
        Map<String, Present> before = new LinkedHashMap<>(present);
        claims.removeIf(entry -> !entry.nodeId().equals(self));
        entries.stream().filter(entry -> !entry.nodeId().equals(self)).forEach(entry -> claims.of(entry).put(entry));
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(claims.keys());
        PresenceDiff diff = diff(keys, before);
        followers.known(diff, everybody());
    }

    @Override
    public synchronized void put(PresenceEntry entry) {
        if (claims.of(entry).put(entry)) {
            changed(entry.key());
        }
    }

    @Override
    public synchronized void removed(PresenceEntry entry) {
        if (claims.of(entry).remove(entry)) {
            changed(entry.key());
        }
    }

    /** A node is gone, with what it had. */
    synchronized void drop(String nodeId) {
        dropIf(entry -> entry.nodeId().equals(nodeId));
    }

    private void dropIf(Predicate<PresenceEntry> what) {
        Map<String, Present> before = new HashMap<>(present);
        followers.tell(diff(claims.removeIf(what), before));
    }

    private void changed(String key) {
        Map<String, Present> before = new HashMap<>(1);
        before.put(key, present.get(key));
        followers.tell(diff(Set.of(key), before));
    }

    /** Brings who is present up to date for these users. */
    private PresenceDiff diff(Set<String> keys, Map<String, Present> before) {
        List<Present> joins = new ArrayList<>();
        List<Present> leaves = new ArrayList<>();
        List<Present> updates = new ArrayList<>();
        for (String key : keys.stream().sorted().toList()) {
            Present was = before.get(key);
            Present is = now(key);
            if (is == null) {
                present.remove(key);
            } else {
                present.put(key, is);
            }
            if (was == null && is != null) {
                joins.add(is);
            } else if (was != null && is == null) {
                leaves.add(was);
            } else if (!Objects.equals(was, is)) {
                updates.add(is);
            }
        }
        list = null;
        return new PresenceDiff(topic, false, joins, leaves, updates);
    }

    private Set<String> strangers(Set<String> alive) {
        Set<String> found = claims.nodes();
        found.removeAll(alive);
        found.remove(self);
        return found;
    }

    private Present now(String key) {
        List<PresenceEntry> holding = claims.holding(key);
        return holding.isEmpty() ? null : metas.present(key, holding);
    }

    private PresenceDiff everybody() {
        return new PresenceDiff(topic, true, list(), List.of(), List.of());
    }

    /**
     * Forgets what has ended, and what others still know of nodes that ended long ago.
     *
     * @return these nodes
     */
    synchronized Set<String> sweep(Set<String> alive) {
        // those that were unknown the last time, too: of a new node others may hear here before the roster tells of it
        Set<String> unknown = strangers(alive);
        Set<String> dropped = new HashSet<>(strangers);
        dropped.retainAll(unknown);
        dropIf(entry -> dropped.contains(entry.nodeId()));
        strangers = unknown;
        claims.sweep();
        return dropped;
    }
}
