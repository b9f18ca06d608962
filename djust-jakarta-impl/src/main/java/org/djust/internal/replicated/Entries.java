package org.djust.internal.replicated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.spi.PresenceEntry;

/** Entries of one node. Not thread-safe. */
final class Entries {

    private final Map<String, Map<Id, PresenceEntry>> byTopic = new HashMap<>();

    private record Id(String key, String viewId) {
        static Id of(PresenceEntry entry) {
            return new Id(entry.key(), entry.viewId());
        }
    }

    void put(PresenceEntry entry) {
        byTopic.computeIfAbsent(entry.topic(), topic -> new HashMap<>()).put(Id.of(entry), entry);
    }

    void remove(PresenceEntry entry) {
        byTopic.computeIfPresent(entry.topic(), (topic, entries) -> {
            entries.remove(Id.of(entry));
            return entries.isEmpty() ? null : entries;
        });
    }

    boolean contains(PresenceEntry entry) {
        return byTopic.getOrDefault(entry.topic(), Map.of()).containsKey(Id.of(entry));
    }

    Collection<PresenceEntry> of(String topic) {
        return byTopic.getOrDefault(topic, Map.of()).values();
    }

    /** In an order that is the same wherever the same entries are. */
    List<PresenceEntry> all() {
        List<PresenceEntry> all = new ArrayList<>();
        byTopic.values().forEach(entries -> all.addAll(entries.values()));
        all.sort(Comparator.comparing(PresenceEntry::topic).thenComparing(PresenceEntry::key)
                .thenComparing(PresenceEntry::viewId));
        return all;
    }

    boolean isEmpty() {
        return byTopic.isEmpty();
    }

    void clear() {
        byTopic.clear();
    }
}
