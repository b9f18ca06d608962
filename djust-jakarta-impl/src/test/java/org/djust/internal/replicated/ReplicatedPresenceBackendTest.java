package org.djust.internal.replicated;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.tck.SharedPresenceBackendContract;
import org.junit.jupiter.api.AfterEach;

class ReplicatedPresenceBackendTest extends SharedPresenceBackendContract {

    private final List<FakeChannels> nodes = new CopyOnWriteArrayList<>();
    private final ExecutorService wire = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        wire.shutdownNow();
    }

    @Override
    protected PresenceBackend open() {
        return new ReplicatedPresenceBackend(new Watchers(Duration.ofSeconds(1)));
    }

    @Override
    protected ChannelLayer channels(NodeServices node) {
        FakeChannels channels = new FakeChannels(node.nodeId(), (from, topic, message) -> wire.execute(() -> {
            if (nodes.contains(from)) {
                nodes.forEach(to -> to.arrived(topic, message));
            }
        }));
        nodes.add(channels);
        return channels;
    }

    @Override
    protected void kill(PresenceBackend backend, ChannelLayer channels) {
        nodes.remove(channels);
    }
}
