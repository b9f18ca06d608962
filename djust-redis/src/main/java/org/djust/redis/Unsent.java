package org.djust.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.djust.spi.channel.Entry;
import org.djust.spi.channel.HubLimits;

/**
 * What could not be published yet, bounded in number and age. Of what must be given up it keeps, for each topic, the last
 * message without its payload, so that others learn of the loss. Thread-safe.
 */
final class Unsent {

    private final HubLimits limits;
    /** By number: what failed may come back in any order. */
    private final TreeMap<Long, Outgoing> waiting = new TreeMap<>();
    private final Map<String, Outgoing> lost = new LinkedHashMap<>();
    private long dropped;

    record Outgoing(String topic, Entry entry) {
    }

    Unsent(HubLimits limits) {
        this.limits = limits;
    }

    synchronized void add(Outgoing outgoing) {
        if (outgoing.entry.payload() == null) {
            lost.putIfAbsent(outgoing.topic, outgoing);
            return;
        }
        waiting.put(outgoing.entry.number(), outgoing);
        while (waiting.size() > limits.capacity()) {
            drop(waiting.pollFirstEntry().getValue());
        }
    }

    /** Gives up what is too old to be of use to anybody. */
    synchronized void expire(long now) {
        while (!waiting.isEmpty()
                && now - waiting.firstEntry().getValue().entry.at() > limits.expiry().toNanos()) {
            drop(waiting.pollFirstEntry().getValue());
        }
    }

    private void drop(Outgoing outgoing) {
        Entry entry = outgoing.entry;
        dropped++;
        Outgoing before = lost.get(outgoing.topic);
        long previous = before == null ? entry.previous() : before.entry.previous();
        lost.put(outgoing.topic, new Outgoing(outgoing.topic,
                new Entry(entry.origin(), entry.number(), previous, null, entry.at())));
    }

    /** What is to be published next on such topics, in order; at most so many. */
    synchronized List<Outgoing> take(int most, Predicate<String> topics) {
        List<Outgoing> taken = new ArrayList<>();
        for (Collection<Outgoing> part : List.of(lost.values(), waiting.values())) {
            Iterator<Outgoing> each = part.iterator();
            while (taken.size() < most && each.hasNext()) {
                Outgoing outgoing = each.next();
                if (topics.test(outgoing.topic)) {
                    taken.add(outgoing);
                    each.remove();
                }
            }
        }
        return taken;
    }

    /** Whether there is something to be published on such topics. */
    synchronized boolean has(Predicate<String> topics) {
        return lost.keySet().stream().anyMatch(topics)
                || waiting.values().stream().anyMatch(outgoing -> topics.test(outgoing.topic));
    }

    synchronized int size() {
        return waiting.size();
    }

    /** How many messages were given up. */
    synchronized long dropped() {
        return dropped;
    }
}
