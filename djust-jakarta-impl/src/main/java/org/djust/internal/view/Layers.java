package org.djust.internal.view;

import org.djust.spi.ChannelLayer;
import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.RateLimiter;
import org.djust.spi.StateBackend;

/** The backends of one node, as configuration picks them. */
public record Layers(StateBackend state, ChannelLayer channels, ClusterBackend cluster,
        PresenceBackend presence, RateLimiter rates) {

    /** To be called once, before anything is asked of them but how they are. */
    public void start(NodeServices node) {
        state.start(node);
        channels.start(node);
        cluster.start(node);
        presence.start(node, channels);
        rates.start(node);
    }
}
