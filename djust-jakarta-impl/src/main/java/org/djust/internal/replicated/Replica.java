package org.djust.internal.replicated;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.replicated.Frame.Change;
import org.djust.internal.replicated.Frame.Part;
import org.djust.spi.PresenceEntry;

/**
 * What this node knows of another's entries: all up to a number. A change is taken only when it is the next; whatever else is
 * known to exist has to be asked for. What third nodes know of it counts, too, until this one hears that it left. Not
 * thread-safe.
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
    private boolean gone;
    private boolean itselfHeard;
    private long heard;
    private long shown;

    /** Is told what changes, in order. */
    interface Changes {

        void put(PresenceEntry entry);

        void removed(PresenceEntry entry);
    }

    /**
     * @param changes is told what changes in the entries; nothing when the node is gone
     * @param now     when it was first heard of
     */
    Replica(Changes changes, long now) {
        this.changes = changes;
        heard = now;
        shown = now - 1;
    }

    /** The node itself has told something. */
    void heard(long now) {
        heard = now;
        itselfHeard = true;
    }

    /** The node itself, unless it never was: then of it. */
    long lastHeard() {
        return heard;
    }

    /** The node can be heard again, if it is there. */
    void reconnected(long now) {
        heard = itselfHeard ? heard : now;
    }

    boolean wasItselfHeard() {
        return itselfHeard;
    }

    /** When somebody last sent all that the node has, or some of that. */
    long lastShown() {
        return shown;
    }

    long number() {
        return number;
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

    List<PresenceEntry> all() {
        return entries.all();
    }

    /** @param itself whether the node tells it, and no other */
    void head(long told, boolean itself) {
        if (counts(told, itself)) {
            head = Math.max(head, told);
        }
    }

    /** Others may not know yet that the node left. */
    private boolean counts(long told, boolean itself) {
        if (told <= left || gone && !itself) {
            return false;
        }
        gone = false;
        return true;
    }

    void change(Change change) {
        head(change.number(), true);
        if (isNext(change.number()) && change.number() > left) {
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

    void part(Part part, boolean itself, long now) {
        shown = now;
        if (part.number() <= number || !counts(part.number(), itself)) {
            return;
        }
        head(part.number(), itself);
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
        List<PresenceEntry> before = entries.all();
        entries.clear();
        now.all().forEach(entries::put);
        number = told;
        before.stream().filter(entry -> !now.contains(entry)).forEach(changes::removed);
        now.all().forEach(changes::put);
    }

    /** The node has left: it has nothing, unless it tells so itself. */
    void left() {
        left = Math.max(left, Math.max(head, number));
        gone = true;
        entries.clear();
        parts.clear();
        number = 0;
        head = 0;
    }
}
