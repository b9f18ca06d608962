package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Settings;
import org.djust.spi.tck.ChannelLayerContract;
import org.djust.spi.tck.SharedChannelLayerContract;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class RedisChannelLayerTest {

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static RedisChannelLayer open(int capacity, String expiry) {
        return RedisChannelLayer.open(new Settings(Map.of("djust.redis.url", redis.url(), "djust.channel.capacity",
                Integer.toString(capacity), "djust.channel.expiry", expiry)::get));
    }

    @Nested
    class OnOneNode extends ChannelLayerContract {

        private final TestServices services = new TestServices();
        private final RedisChannelLayer layer = open(CAPACITY, "PT1M");

        @AfterEach
        void close() {
            services.close();
            layer.close();
        }

        @Override
        protected ChannelLayer layer() {
            layer.start(services.node());
            return layer;
        }
    }

    @Nested
    class OnThreeNodes extends SharedChannelLayerContract {

        private final List<RedisChannelLayer> opened = new ArrayList<>();

        @AfterEach
        void close() {
            opened.forEach(RedisChannelLayer::close);
        }

        @Override
        protected ChannelLayer open() {
            RedisChannelLayer layer = RedisChannelLayerTest.open(1500, "PT10S");
            opened.add(layer);
            return layer;
        }
    }
}
