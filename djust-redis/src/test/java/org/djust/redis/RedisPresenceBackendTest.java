package org.djust.redis;

import java.util.Map;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Presence in a Redis of its own, beside that of the channels. */
class RedisPresenceBackendTest extends RedisPresenceContract {

    private static RedisServer redis;
    private static RedisServer presence;

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

    @Override
    Settings connection() {
        return new Settings(Map.of("djust.redis.url", redis.url(), "djust.presence.redis.url", presence.url())::get);
    }
}
