package org.djust.internal.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.djust.spi.PresenceEntry;

/** What all nodes claim of all users under one topic, by user and view. Used with the room's lock. */
final class ClaimTable {

    private final Map<String, Map<String, Claims>> users = new HashMap<>();

    /** What is claimed of the entry's view. */
    Claims of(PresenceEntry entry) {
        return users.computeIfAbsent(entry.key(), key -> new HashMap<>(1)).computeIfAbsent(entry.viewId(),
                view -> new Claims());
    }

    /** The keys of all users of whom something is, or was, claimed. */
    Set<String> keys() {
        return users.keySet();
    }

    /** The entries that hold for a user. */
    List<PresenceEntry> holding(String key) {
        return users.getOrDefault(key, Map.of()).values().stream().map(Claims::holding).filter(Objects::nonNull)
                .toList();
    }

    /** Returns the keys of the users whom it concerned. */
    Set<String> removeIf(Predicate<PresenceEntry> what) {
        Set<String> keys = new HashSet<>();
        users.forEach((key, views) -> views.values().forEach(claims -> {
            if (claims.removeIf(what)) {
                keys.add(key);
            }
        }));
        return keys;
    }

    /** Those that claim anything. */
    Set<String> nodes() {
        Set<String> found = new HashSet<>();
        users.values().forEach(views -> views.values().forEach(claims -> claims.nodes(found)));
        return found;
    }

    /** Forgets what has ended. */
    void sweep() {
        users.values().removeIf(views -> {
            views.values().removeIf(Claims::sweep);
            return views.isEmpty();
        });
    }
}
