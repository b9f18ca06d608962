package org.djust.redis;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import org.djust.redis.Hearing.Resumed;
import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.channel.HubLimits;

/**
 * Which topics' histories have to be read, and whether they can tell all that was missed: not after a long silence, or when the
 * Redis that had a topic ended or was replaced meanwhile, for it may have lost what it told. A topic that moved in order from one
 * primary to another has lost nothing. Thread-safe.
 */
final class Histories {

    private final BiConsumer<String, Boolean> reader;
    private final Link link;
    private final HubLimits limits;
    private final NodeServices node;
    private final Map<String, Boolean> failed = new ConcurrentHashMap<>();
    private final Map<String, Hearing> topics = new HashMap<>();
    private final Map<String, Resumed> waiting = new LinkedHashMap<>();
    /** Of all that take writes, when they were asked last. */
    private Set<String> lives = Set.of();
    private boolean judging;

    /** @param reader reads a topic's history, given whether it is complete */
    Histories(BiConsumer<String, Boolean> reader, Link link, HubLimits limits, NodeServices node) {
        this.reader = reader;
        this.link = link;
        this.limits = limits;
        this.node = node;
    }

    /** As {@link Ears#heard}. */
    void heard(String topic, String life) {
        synchronized (this) {
            Hearing hearing = topics.computeIfAbsent(topic, absent -> new Hearing(life));
            waiting.merge(topic, hearing.resume(life, now()), Resumed::and);
            if (judging) {
                return;
            }
            judging = true;
        }
        Tasks.execute(node, this::judgeAll);
    }

    /** As {@link Ears#silent}. */
    synchronized void silent(Collection<String> silent, long since) {
        for (String topic : silent) {
            Hearing hearing = topics.get(topic);
            if (hearing != null) {
                hearing.silent(since);
            }
        }
    }

    /** A topic is followed no more. */
    synchronized void forget(String topic) {
        topics.remove(topic);
        waiting.remove(topic);
    }

    private void judgeAll() {
        for (Map<String, Resumed> batch = takeAll(); !batch.isEmpty(); batch = takeAll()) {
            // each by a thread of its own: what is asked while another is answered goes in one round trip
            judge(batch).forEach((topic, complete) -> Tasks.execute(node, () -> reader.accept(topic, complete)));
        }
    }

    private synchronized Map<String, Resumed> takeAll() {
        Map<String, Resumed> batch = new LinkedHashMap<>(waiting);
        waiting.clear();
        judging = !batch.isEmpty();
        return batch;
    }

    private Map<String, Boolean> judge(Map<String, Resumed> batch) {
        boolean unknown;
        synchronized (this) {
            unknown = lives.isEmpty() || batch.values().stream().anyMatch(Resumed::elsewhere);
        }
        Set<String> now = unknown ? ask() : Set.of();
        Map<String, Boolean> complete = new LinkedHashMap<>();
        synchronized (this) {
            batch.forEach((topic, resumed) -> complete.put(topic,
                    resumed.isComplete(limits.expiry().toNanos(), lives, now)));
            if (!now.isEmpty()) {
                found(now);
            }
        }
        return complete;
    }

    /** Empty when it can't be known. */
    private Set<String> ask() {
        try {
            return link.lives();
        } catch (StateUnavailableException e) {
            return Set.of();
        }
    }

    /** What is on its way meanwhile may have been at one that ended. */
    private void found(Set<String> now) {
        if (!now.containsAll(lives)) {
            topics.values().forEach(Hearing::doubt);
            waiting.replaceAll((topic, resumed) -> resumed.elsewhere() ? resumed.inDoubt() : resumed);
        }
        lives = now;
    }

    void failed(String topic, boolean complete) {
        failed.merge(topic, complete, Boolean::logicalAnd);
    }

    /** Asks again for what could not be read. */
    void retry() {
        failed.forEach((topic, complete) -> {
            if (failed.remove(topic, complete)) {
                reader.accept(topic, complete);
            }
        });
    }

    private long now() {
        return node.nanos().getAsLong();
    }
}
