package org.djust.redis;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.channel.HubLimits;

/** Which topics' histories have to be read, and whether they can tell all that was missed. Thread-safe. */
final class Histories {

    private final BiConsumer<String, Boolean> reader;
    private final Link link;
    private final HubLimits limits;
    private final NodeServices node;
    private final Set<String> early = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> failed = new ConcurrentHashMap<>();
    private String incarnation = "";
    private boolean judged;
    /** Topics that have missed more than their history can tell. */
    private final Set<String> resumed = new HashSet<>();

    /** @param reader reads a topic's history, given whether it is complete */
    Histories(BiConsumer<String, Boolean> reader, Link link, HubLimits limits, NodeServices node) {
        this.reader = reader;
        this.link = link;
        this.limits = limits;
        this.node = node;
    }

    /**
     * There is a connection again; blocks for a round trip.
     *
     * @param silence  since the last word over the one before, in nanoseconds
     * @param followed the topics that may have missed something meanwhile
     */
    void connected(long silence, Collection<String> followed) {
        String now = incarnation();
        synchronized (this) {
            boolean same = incarnation.isEmpty() || !now.isEmpty() && now.equals(incarnation);
            incarnation = now.isEmpty() ? incarnation : now;
            // what was not read over the connection before is still to be reported
            resumed.retainAll(followed);
            if (!same || silence >= limits.expiry().toNanos()) {
                resumed.addAll(followed);
            }
            judged = true;
        }
        early.forEach(this::wanted);
    }

    /** The id of the life of Redis that has the data; empty when it doesn't say. */
    private String incarnation() {
        try {
            Map<String, String> info = link.info();
            return info.getOrDefault("run_id", "") + "-" + info.getOrDefault("master_replid", "");
        } catch (StateUnavailableException e) {
            return "";
        }
    }

    /** A topic's messages arrive from now on. */
    void wanted(String topic) {
        boolean all;
        synchronized (this) {
            if (!judged) {
                early.add(topic);
                return;
            }
            all = !resumed.remove(topic);
        }
        early.remove(topic);
        node.executor().execute(() -> reader.accept(topic, all));
    }

    /** The connection is gone: what is wanted next waits until {@link #connected}. */
    synchronized void disconnected() {
        judged = false;
    }

    void failed(String topic, boolean all) {
        failed.merge(topic, all, Boolean::logicalAnd);
    }

    /** Asks again for what could not be read. */
    void retry() {
        failed.forEach((topic, all) -> {
            if (failed.remove(topic, all)) {
                reader.accept(topic, all);
            }
        });
    }
}
