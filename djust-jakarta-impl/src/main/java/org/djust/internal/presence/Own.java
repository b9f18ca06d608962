package org.djust.internal.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.presence.Presences.Who;
import org.djust.spi.Encoded;
import org.djust.spi.PresenceEntry;

/** The entries of this node's views. Thread-safe. */
final class Own {

    private final Map<String, Map<Who, PresenceEntry>> byTopic = new HashMap<>();
    private long revisions;

    synchronized PresenceEntry put(Who who, String nodeId, long viewEpoch, Encoded meta) {
        PresenceEntry entry = new PresenceEntry(who.topic(), who.key(), who.viewId(), nodeId, viewEpoch, ++revisions,
                meta);
        byTopic.computeIfAbsent(who.topic(), topic -> new HashMap<>()).put(who, entry);
        return entry;
    }

    /** What ends; null when there is none, or only one of a later ownership of the view. */
    synchronized PresenceEntry remove(Who who, long viewEpoch) {
        Map<Who, PresenceEntry> entries = byTopic.getOrDefault(who.topic(), Map.of());
        PresenceEntry entry = entries.get(who);
        if (entry == null || entry.viewEpoch() > viewEpoch) {
            return null;
        }
        entries.remove(who);
        if (entries.isEmpty()) {
            byTopic.remove(who.topic());
        }
        return new PresenceEntry(who.topic(), who.key(), who.viewId(), entry.nodeId(), entry.viewEpoch(), ++revisions,
                entry.meta());
    }

    /** How many there are, and how often that or what one tells has changed. */
    synchronized Map<String, Number> statistics() {
        return Map.of("entries", byTopic.values().stream().mapToInt(Map::size).sum(), "changes", revisions);
    }

    synchronized Collection<PresenceEntry> of(String topic) {
        return List.copyOf(byTopic.getOrDefault(topic, Map.of()).values());
    }
}
