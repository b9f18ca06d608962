package org.djust.internal.replicated;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;

/** Channels of one node on a wire that may do anything with messages; nothing is repaired or reported. */
final class FakeChannels implements ChannelLayer {

    /** Brings messages to others by {@link #arrived}, in whatever way. */
    interface Wire {
        void sent(FakeChannels from, String topic, Message message);
    }

    final String nodeId;
    private final Wire wire;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, List<Receiver>> receivers = new ConcurrentHashMap<>();

    FakeChannels(String nodeId, Wire wire) {
        this.nodeId = nodeId;
        this.wire = wire;
    }

    @Override
    public void start(NodeServices node) {
        // ready as it is
    }

    @Override
    public void publish(String topic, Encoded payload) {
        byte[] bytes = payload.bytes();
        wire.sent(this, topic, new Message(nodeId, numbers.incrementAndGet(), () -> bytes));
    }

    @Override
    public Subscription subscribe(String topic, Position after, Receiver receiver) {
        receivers.computeIfAbsent(topic, absent -> new CopyOnWriteArrayList<>()).add(receiver);
        receiver.begins(Position.START, false);
        return () -> receivers.get(topic).remove(receiver);
    }

    void arrived(String topic, Message message) {
        receivers.getOrDefault(topic, List.of()).forEach(receiver -> receiver.received(message));
    }

    /** The node was cut off. */
    void gap() {
        receivers.values().forEach(all -> all.forEach(receiver -> receiver.begins(Position.START, true)));
    }

    @Override
    public void originGone(String nodeId) {
        // nobody is told
    }

    @Override
    public Map<String, Number> statistics() {
        return Map.of();
    }
}
