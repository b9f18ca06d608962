package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.Settings;
import org.djust.spi.tck.SharedPresenceBackendContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Presence in a Redis of its own, beside that of the channels. */
class RedisPresenceBackendTest extends SharedPresenceBackendContract {

    private static RedisServer redis;
    private static RedisServer presence;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
        presence = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
        presence.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private static Settings settings() {
        return new Settings(Map.of("djust.redis.url", redis.url(), "djust.presence.redis.url", presence.url())::get);
    }

    @Override
    protected PresenceBackend open() {
        RedisPresenceBackend backend = RedisPresenceBackend.open(settings());
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
        RedisChannelLayer layer = RedisChannelLayer.open(settings());
        layer.start(node);
        opened.add(layer);
        return layer;
    }
}
