package org.djust.internal.presence;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.djust.spi.PresenceEntry;

/**
 * What nodes say of one view under one key: while a view moves, two may. Not thread-safe.
 */
final class Claims {

    private final Map<String, PresenceEntry> byNode = new HashMap<>(1);
    /** The newest that has ended: nothing older comes back. */
    private PresenceEntry ended;

    /** False when it is older than what is known. */
    boolean put(PresenceEntry entry) {
        PresenceEntry known = byNode.get(entry.nodeId());
        if (known != null && !entry.isAfter(known) || ended != null && !entry.isAfter(ended)) {
            return false;
        }
        byNode.put(entry.nodeId(), entry);
        return true;
    }

    /** False when that ends nothing. */
    boolean remove(PresenceEntry entry) {
        PresenceEntry known = byNode.get(entry.nodeId());
        if (known == null || known.isAfter(entry)) {
            return false;
        }
        byNode.remove(entry.nodeId());
        ended = ended == null || entry.isAfter(ended) ? entry : ended;
        byNode.values().removeIf(other -> !other.isAfter(ended));
        return true;
    }

    boolean removeIf(Predicate<PresenceEntry> what) {
        return byNode.values().removeIf(what);
    }

    /** Adds those that claim the view. */
    void nodes(Set<String> found) {
        found.addAll(byNode.keySet());
    }

    boolean isEmpty() {
        return byNode.isEmpty();
    }

    /** The one that holds; null if there is none. */
    PresenceEntry holding() {
        PresenceEntry best = null;
        for (PresenceEntry entry : byNode.values()) {
            best = best == null || entry.isAfter(best) ? entry : best;
        }
        return best;
    }
}
