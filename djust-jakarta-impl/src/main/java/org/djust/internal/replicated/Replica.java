package org.djust.internal.replicated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.replicated.Frame.Change;
import org.djust.internal.replicated.Frame.Part;
import org.djust.spi.PresenceEntry;

/**
 * What this node knows of another's entries: all up to a number. A change is taken only when it is the next; whatever else is
 * known to exist has to be asked for. Not thread-safe.
 */
class Replica {

    private final Entries entries = new Entries();
    private final Map<Integer, Part> parts = new HashMap<>(0);
    private final Changes changes;
    /** All up to it is known. A node that has told nothing is at 0, and has nothing. */
    private long number;
    /** The highest number heard of. */
    private long head;
    /** What was sent before the node left is not true any more. */
    private long left;
    private long heard;

    /** Is told what changes, in order. */
    interface Changes {

        void put(PresenceEntry entry);

        void removed(PresenceEntry entry);
    }

    /** @param changes is told what changes in the entries; nothing when the node is gone */
    Replica(Changes changes) {
        this.changes = changes;
    }

    void heard(long now) {
        heard = now;
    }

    long lastHeard() {
        return heard;
    }

    boolean isBehind() {
        return head > number;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Collection<PresenceEntry> of(String topic) {
        return entries.of(topic);
    }

    void head(long told) {
        head = Math.max(head, told);
    }

    void change(Change change) {
        head(change.number());
        if (isNext(change.number())) {
            number = change.number();
            if (change.present()) {
                entries.put(change.entry());
                changes.put(change.entry());
            } else {
                entries.remove(change.entry());
                changes.removed(change.entry());
            }
        }
    }

    boolean isNext(long changed) {
        return changed == number + 1;
    }

    void part(Part part) {
        if (part.number() <= Math.max(number, left)) {
            return;
        }
        head(part.number());
        if (parts.values().stream().anyMatch(other -> other.number() < part.number())) {
            parts.clear();
        }
        if (parts.values().stream().noneMatch(other -> other.number() > part.number())) {
            parts.put(part.index(), part);
        }
        if (parts.size() == part.count()) {
            complete(part.number());
        }
    }

    /** What is there is told in any case: watchers may know less than this node does. */
    private void complete(long told) {
        Entries now = new Entries();
        parts.values().forEach(part -> part.entries().forEach(now::put));
        parts.clear();
        List<PresenceEntry> before = new ArrayList<>(entries.all());
        entries.clear();
        now.all().forEach(entries::put);
        number = told;
        before.stream().filter(entry -> !now.contains(entry)).forEach(changes::removed);
        now.all().forEach(changes::put);
    }

    /** The node has left: it has nothing, unless it is heard of again. */
    void left() {
        left = Math.max(left, Math.max(head, number));
        entries.clear();
        parts.clear();
        number = 0;
        head = 0;
    }
}
