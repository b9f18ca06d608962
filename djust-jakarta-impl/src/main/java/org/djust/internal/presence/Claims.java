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
    private boolean sweptEmpty;

    /** False when it is older than what is known. */
    boolean put(PresenceEntry entry) {
        PresenceEntry known = byNode.get(entry.nodeId());
        if (known != null && !entry.isAfter(known) || ended != null && !entry.isAfter(ended)) {
            return false;
        }
        byNode.put(entry.nodeId(), entry);
        sweptEmpty = false;
        return true;
    }

    /** False when that ends nothing that is known; what it ends may come later. */
    boolean remove(PresenceEntry entry) {
        PresenceEntry known = byNode.get(entry.nodeId());
        if (known != null && known.isAfter(entry)) {
            return false;
        }
        ended = ended == null || entry.isAfter(ended) ? entry : ended;
        return byNode.values().removeIf(other -> !other.isAfter(ended));
    }

    boolean removeIf(Predicate<PresenceEntry> what) {
        return byNode.values().removeIf(what);
    }

    /** Adds those that claim the view. */
    void nodes(Set<String> found) {
        found.addAll(byNode.keySet());
    }

    /** Whether it can be forgotten: nothing holds, and nothing did when it was swept before, so what was late has come. */
    boolean sweep() {
        boolean over = byNode.isEmpty() && sweptEmpty;
        sweptEmpty = byNode.isEmpty();
        return over;
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
