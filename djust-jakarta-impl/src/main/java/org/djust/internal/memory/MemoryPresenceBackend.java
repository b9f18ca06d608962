package org.djust.internal.memory;

import java.util.List;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;

/** Presence on one node: there are no others to tell, or to be told by. */
public final class MemoryPresenceBackend implements PresenceBackend {

    @Override
    public void start(NodeServices node, ChannelLayer channels) {
        // nothing to be prepared
    }

    @Override
    public void put(PresenceEntry entry) {
        // the node knows its own
    }

    @Override
    public void remove(PresenceEntry entry) {
        // the node knows its own
    }

    @Override
    public ChannelLayer.Subscription watch(String topic, Watcher watcher) {
        watcher.snapshot(List.of());
        return () -> {
        };
    }

    @Override
    public void gone(String nodeId, long epoch, boolean stored) {
        // there was none
    }

    @Override
    public void restore(long epoch) {
        // nobody could lose it
    }
}
