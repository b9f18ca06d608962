package org.djust.internal.dashboard;

import java.util.function.BooleanSupplier;

import org.djust.Cluster;
import org.djust.Diagnostics;
import org.djust.internal.state.StateCodec;
import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;

/**
 * What the dashboard needs of its node.
 *
 * @param drain    begins to hand the node's views over
 * @param draining whether that has begun
 */
public record Surroundings(ChannelLayer channels, StateCodec codec, NodeServices node, Cluster cluster,
        Diagnostics diagnostics, Runnable drain, BooleanSupplier draining) {
}
