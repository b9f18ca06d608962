package org.djust.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.SharedEntries;

/**
 * The map that the views of one page share, as this node knows it. Used by whoever has the page's turn, but for {@link #turn} itself and
 * the members.
 */
final class SharedMap {

    private final PageTurn turn = new PageTurn();
    private final List<ViewShare> members = new CopyOnWriteArrayList<>();
    /** Views that have changed something and are not settled yet: the one that has the turn, and those that it embeds anew. */
    private final List<ViewShare> pending = new ArrayList<>(0);
    private SharedEntries content = SharedEntries.NONE;
    /** As the store is known to have it. */
    private SharedEntries stored = content;
    /** Keys that changed since, by the view that has the turn. */
    private final Set<String> unsaved = new HashSet<>(0);

    PageTurn turn() {
        return turn;
    }

    void join(ViewShare member) {
        members.add(member);
    }

    void leave(ViewShare member) {
        members.remove(member);
        pending.remove(member);
    }

    /** Counts its changes, stored or not. */
    long version() {
        return content.version();
    }

    /** The version when all that is pending is settled, too. */
    long versionToBe() {
        return content.version() + pending.stream().filter(ViewShare::hasChanges).count();
    }

    /** What is pending included. */
    Map<String, Encoded> entries() {
        if (pending.isEmpty()) {
            return content.entries();
        }
        Map<String, Encoded> all = new HashMap<>(content.entries());
        pending.forEach(view -> view.applyTo(all));
        return all;
    }

    /** A view changes something. */
    void begin(ViewShare by) {
        if (!pending.contains(by)) {
            pending.add(by);
        }
    }

    /** Takes over what another node has stored. */
    void refresh(SharedEntries loaded) {
        if (loaded.version() > stored.version() && unsaved.isEmpty()) {
            become(loaded);
        }
    }

    /** What could not be stored is given up, with the view that did it. */
    void revert() {
        if (!unsaved.isEmpty()) {
            unsaved.clear();
            become(stored);
        }
    }

    private void become(SharedEntries other) {
        content = other;
        stored = other;
        members.forEach(member -> member.news().changed());
    }

    /**
     * What a view's commit says of the map.
     *
     * @param changes the view's own, null for values that are removed
     */
    Commit.Shared part(Map<String, Encoded> changes, boolean whole) {
        Map<String, Encoded> next = new HashMap<>(content.entries());
        Set<String> keys = new HashSet<>(whole ? next.keySet() : unsaved);
        apply(changes, next);
        keys.addAll(changes.keySet());
        Map<String, Encoded> changed = new HashMap<>();
        Set<String> removed = new HashSet<>();
        for (String key : keys) {
            if (next.containsKey(key)) {
                changed.put(key, next.get(key));
            } else {
                removed.add(key);
            }
        }
        return new Commit.Shared(stored.version(), versionWith(changes), whole, changed, removed);
    }

    /** The version that the map has with a view's changes. */
    long versionWith(Map<String, Encoded> changes) {
        return changes.isEmpty() ? content.version() : content.version() + 1;
    }

    static void apply(Map<String, Encoded> changes, Map<String, Encoded> to) {
        changes.forEach((key, value) -> {
            if (value == null) {
                to.remove(key);
            } else {
                to.put(key, value);
            }
        });
    }

    /** A view's changes are there for all, though not stored yet. */
    void settle(ViewShare by, Map<String, Encoded> changes) {
        pending.remove(by);
        if (!changes.isEmpty()) {
            long version = versionWith(changes);
            Map<String, Encoded> next = new HashMap<>(content.entries());
            apply(changes, next);
            content = new SharedEntries(version, Map.copyOf(next));
            unsaved.addAll(changes.keySet());
            members.stream().filter(member -> member != by).forEach(member -> member.news().changed(changes.keySet()));
        }
    }

    /** The store has all of it. */
    void stored() {
        stored = content;
        unsaved.clear();
    }
}
