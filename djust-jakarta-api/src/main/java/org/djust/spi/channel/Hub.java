package org.djust.spi.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import org.djust.spi.ChannelLayer.Receiver;
import org.djust.spi.ChannelLayer.Subscription;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;

/** The topics of one node, for an implementation that adds the way to other nodes. Thread-safe; no method blocks. */
public final class Hub {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    /** How long the number of a topic's last message is remembered: longer than a view without a page lives by default. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final NodeServices node;
    private final HubLimits limits;
    private final Network network;
    private final ConcurrentMap<String, Topic> topics = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder arrived = new LongAdder();

    public Hub(NodeServices node, HubLimits limits, Network network) {
        this.node = node;
        this.limits = limits;
        this.network = network;
        node.timer().every(SWEEP, this::sweep);
    }

    /** Delivers here; the entry is what other nodes are to get. */
    public Entry publish(String topic, Encoded payload) {
        return onTopic(topic, found -> found.publish(payload));
    }

    public Subscription subscribe(String topic, Position after, Receiver receiver) {
        return onTopic(topic, found -> found.subscribe(after, receiver));
    }

    /** Another node has published. */
    public void arrived(String topic, Entry entry) {
        Topic found = topics.get(topic);
        arrived.increment();
        if (found != null) {
            found.arrived(entry);
        }
    }

    /** What {@link Network#follow} and {@link Network#repair} lead to. */
    public void history(String topic, History history) {
        Topic found = topics.get(topic);
        if (found != null) {
            found.history(history);
        }
    }

    /** Nothing arrives on these topics for now; each needs a {@link #history} when that is over. */
    public void disconnected(Collection<String> names) {
        for (String name : names) {
            Topic topic = topics.get(name);
            if (topic != null) {
                topic.outOfStep();
            }
        }
    }

    /** A node has died. */
    public void originGone(String nodeId) {
        topics.values().forEach(topic -> topic.originGone(nodeId));
    }

    /**
     * How many topics are known, how often receivers of a topic were told of a gap, and how many messages this node has published and
     * has got from others.
     */
    public Map<String, Number> statistics() {
        return Map.of("topics", topics.size(), "gaps", gaps.sum(), "published", numbers.get(), "arrived",
                arrived.sum());
    }

    /** @param action gives null for a topic that was swept since it was found */
    private <T> T onTopic(String name, Function<Topic, T> action) {
        while (true) {
            Topic topic = topics.computeIfAbsent(name, absent -> new Topic(absent, this));
            T result = action.apply(topic);
            if (result != null) {
                return result;
            }
            topics.remove(name, topic);
        }
    }

    private void sweep() {
        long now = now();
        topics.values().removeIf(topic -> topic.sweep(now, REMEMBERED.toNanos()));
    }

    NodeServices node() {
        return node;
    }

    HubLimits limits() {
        return limits;
    }

    Network network() {
        return network;
    }

    long now() {
        return node.nanos().getAsLong();
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    LongAdder gaps() {
        return gaps;
    }
}
