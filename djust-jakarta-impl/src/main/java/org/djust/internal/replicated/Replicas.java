package org.djust.internal.replicated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

import org.djust.spi.PresenceEntry;

/** What this node knows of all others. Not thread-safe. */
final class Replicas {

    /** How long a node is remembered that has nothing, or that only others know, and that tells nothing itself. */
    static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private final LongFunction<Replica> factory;
    private final Map<String, Replica> byNode = new TreeMap<>();

    /** @param factory makes one of a node of which it was first heard at that time */
    Replicas(LongFunction<Replica> factory) {
        this.factory = factory;
    }

    Replica of(String node, long now) {
        return byNode.computeIfAbsent(node, absent -> factory.apply(now));
    }

    /** Null when nothing is known. */
    Replica find(String node) {
        return byNode.get(node);
    }

    Collection<PresenceEntry> of(String topic) {
        List<PresenceEntry> known = new ArrayList<>();
        byNode.values().forEach(replica -> known.addAll(replica.of(topic)));
        return known;
    }

    /** How far each node is known that is known to have told more. */
    Map<String, Long> behind() {
        return byNode.entrySet().stream().filter(each -> each.getValue().isBehind())
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().number()));
    }

    /** How far each node is known. */
    Map<String, Long> numbers() {
        return byNode.entrySet().stream().filter(each -> each.getValue().number() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().number()));
    }

    /** How many nodes come before that one, of those that have told something. */
    long before(String node) {
        return byNode.entrySet().stream()
                .filter(each -> each.getKey().compareTo(node) < 0 && each.getValue().wasItselfHeard()).count();
    }

    /**
     * Forgets who should have been heard long ago. While nobody is heard that tells nothing.
     *
     * @param recently how long ago somebody is heard at the latest while messages come
     */
    void forget(long now, Duration recently) {
        boolean hears = byNode.values().stream()
                .anyMatch(replica -> replica.wasItselfHeard() && now - replica.lastHeard() <= recently.toNanos());
        byNode.values().removeIf(replica -> now - replica.lastHeard() > FORGOTTEN.toNanos()
                && (replica.isEmpty() || hears && !replica.wasItselfHeard()));
    }

    /** Whom only others know has the time to tell something again. */
    void reconnected(long now) {
        byNode.values().forEach(replica -> replica.reconnected(now));
    }
}
