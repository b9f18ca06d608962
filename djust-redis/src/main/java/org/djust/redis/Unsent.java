package org.djust.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** What is to be published next, in order; at most so many. */
    synchronized List<Outgoing> take(int most) {
        List<Outgoing> taken = new ArrayList<>();
        while (taken.size() < most && !lost.isEmpty()) {
            taken.add(lost.remove(lost.keySet().iterator().next()));
        }
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.pollFirstEntry().getValue());
        }
        return taken;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && lost.isEmpty();
    }

    synchronized int size() {
        return waiting.size();
    }

    /** How many messages were given up. */
    synchronized long dropped() {
        return dropped;
    }
}
