package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;

/** What one node makes of what it is told of others under one topic: the newest of each entry holds, and what has ended stays so. */
final class PresenceModelView implements PresenceBackend.Watcher {

    private final Map<String, PresenceEntry> present = new HashMap<>();
    private final Map<String, PresenceEntry> ended = new HashMap<>();
    private final String self;

    /** @param self whose entries are known anyway */
    PresenceModelView(String self) {
        this.self = self;
    }

    static String name(PresenceEntry entry) {
        return entry.topic() + " " + entry.nodeId() + " " + entry.viewId() + " " + entry.key();
    }

    static Map<String, String> metas(Collection<PresenceEntry> entries) {
        Map<String, String> metas = new TreeMap<>();
        entries.forEach(entry -> metas.put(name(entry), new String(entry.meta().bytes(), StandardCharsets.UTF_8)));
        return metas;
    }

    Collection<PresenceEntry> present() {
        return present.values();
    }

    void drop(String nodeId) {
        present.values().removeIf(entry -> entry.nodeId().equals(nodeId));
    }

    /** What is known of others than these nodes is forgotten. */
    void sweep(Set<String> alive) {
        present.values().removeIf(entry -> !alive.contains(entry.nodeId()));
    }

    @Override
    public void snapshot(Collection<PresenceEntry> entries) {
        present.clear();
        entries.forEach(this::put);
    }

    @Override
    public void put(PresenceEntry entry) {
        String name = name(entry);
        PresenceEntry last = ended.get(name);
        if (!self.equals(entry.nodeId()) && (last == null || entry.isAfter(last))) {
            present.merge(name, entry, (one, other) -> other.isAfter(one) ? other : one);
        }
    }

    @Override
    public void removed(PresenceEntry entry) {
        String name = name(entry);
        ended.merge(name, entry, (one, other) -> other.isAfter(one) ? other : one);
        present.computeIfPresent(name, (same, known) -> known.isAfter(entry) ? known : null);
    }
}
