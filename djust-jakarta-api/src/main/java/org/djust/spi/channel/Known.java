package org.djust.spi.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.djust.spi.Position;

/** What is known of one topic: the number of each origin's last message, and the latest messages. Not thread-safe. */
final class Known {

    private final HubLimits limits;
    private final Ring ring;
    private final Map<String, Long> heads = new HashMap<>();
    /** Until there was a history. */
    private boolean fresh = true;
    private long index;

    Known(HubLimits limits) {
        this.limits = limits;
        this.ring = new Ring(limits);
    }

    Position position() {
        return new Position(heads);
    }

    /** The number of the origin's last message; 0 if none is known. */
    long last(String origin) {
        return heads.getOrDefault(origin, 0L);
    }

    void keep(Entry entry) {
        heads.put(entry.origin(), entry.number());
        if (!entry.isLost()) {
            ring.add(entry, ++index);
        }
    }

    /**
     * What somebody lacks who has had all up to a position.
     *
     * @return null when not all of it is here
     */
    List<Entry> after(Position position, long now) {
        ring.prune(now);
        return ring.after(position, heads);
    }

    /**
     * Whether something was published that is neither known nor in the history.
     *
     * @param since when somebody subscribed for the first time
     */
    boolean lacks(History history, long since, long now) {
        boolean gap = !history.complete() || fresh && comesTooLate(history, since, now);
        Map<String, Long> reached = new HashMap<>(heads);
        for (Entry entry : history.entries()) {
            long last = reached.getOrDefault(entry.origin(), 0L);
            if (entry.number() > last) {
                gap |= entry.isLost() || isFollowing(entry.origin()) && entry.previous() > last;
                reached.put(entry.origin(), entry.number());
            }
        }
        for (Map.Entry<String, Long> head : history.heads().entrySet()) {
            gap |= isFollowing(head.getKey()) && reached.getOrDefault(head.getKey(), 0L) < head.getValue();
        }
        return gap;
    }

    /** Whether a first history may lack what was published since somebody subscribed. */
    private boolean comesTooLate(History history, long since, long now) {
        List<Entry> entries = history.entries();
        boolean full = entries.size() >= limits.capacity() && entries.get(0).at() - since > 0;
        return full || now - since > limits.expiry().toNanos();
    }

    /** Whether all was known of the origin; what it published before the first history is for nobody here. */
    private boolean isFollowing(String origin) {
        return !fresh || heads.containsKey(origin);
    }

    /** All is known up to here. */
    void reached(Map<String, Long> numbers) {
        numbers.forEach((origin, number) -> heads.merge(origin, number, Math::max));
    }

    /** True once, at the first history. */
    boolean takeFresh() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    void prune(long now) {
        ring.prune(now);
    }

    /** Whether no messages are left. */
    boolean isEmpty() {
        return ring.isEmpty();
    }

    /** The topic isn't followed any more: all but what this node publishes will have to be learnt anew. */
    void forgetOthers(String self) {
        fresh = true;
        ring.clear();
        heads.keySet().retainAll(Set.of(self));
    }
}
