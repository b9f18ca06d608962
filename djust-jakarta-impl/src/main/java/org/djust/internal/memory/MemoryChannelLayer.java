package org.djust.internal.memory;

import java.util.Map;

import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.channel.Hub;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.channel.Network;

/** Channels of one node: nothing is sent anywhere. */
public final class MemoryChannelLayer implements ChannelLayer {

    private final HubLimits limits;
    private volatile Hub hub;

    public MemoryChannelLayer(HubLimits limits) {
        this.limits = limits;
    }

    @Override
    public void start(NodeServices node) {
        hub = new Hub(node, limits, Network.NONE);
    }

    @Override
    public void publish(String topic, Encoded payload) {
        hub.publish(topic, payload);
    }

    @Override
    public Subscription subscribe(String topic, Position after, Receiver receiver) {
        return hub.subscribe(topic, after, receiver);
    }

    @Override
    public void originGone(String nodeId) {
        hub.originGone(nodeId);
    }

    /** {@code topics} that are in use or were lately; {@code gaps}, how often receivers of a topic were told of one. */
    @Override
    public Map<String, Number> statistics() {
        return hub.statistics();
    }
}
