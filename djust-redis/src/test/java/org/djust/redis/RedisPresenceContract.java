package org.djust.redis;

import java.util.ArrayList;
import java.util.List;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.Settings;
import org.djust.spi.tck.SharedPresenceBackendContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of presence for a Redis of some shape. */
abstract class RedisPresenceContract extends SharedPresenceBackendContract {

    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Those that name the Redis. */
    abstract Settings connection();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Override
    protected PresenceBackend open() {
        RedisPresenceBackend backend = RedisPresenceBackend.open(connection());
        opened.add(backend);
        return backend;
    }

    @Override
    protected void kill(PresenceBackend backend, ChannelLayer channels) {
        ((RedisPresenceBackend) backend).close();
        ((RedisChannelLayer) channels).close();
    }

    @Override
    protected ChannelLayer channels(NodeServices node) {
        RedisChannelLayer layer = RedisChannelLayer.open(connection());
        layer.start(node);
        opened.add(layer);
        return layer;
    }
}
