package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisSocketFactory;

/** What is asked of a Redis that has become a replica is asked again of the one that is the primary. */
class FormerPrimaryTest {

    private final RedisServer former = RedisServer.start();
    private final RedisServer present = RedisServer.start();
    private final AtomicInteger named = new AtomicInteger(former.port());
    private final AtomicInteger doubts = new AtomicInteger();
    private final RedisConfig config = RedisConfig.read(new Settings(Map.of("djust.redis.url", former.url())::get));
    private final Invocation question = Invocation.of(Script.PROBE, new Keys("djust").probe("test"));
    private final Link link = Opening.open(config, new Named(), false, question);

    @AfterEach
    void stop() {
        link.close();
        former.close();
        present.close();
    }

    @Test
    void aReplicasRefusalIsNoFailure() {
        try (Jedis admin = former.admin()) {
            admin.replicaof("127.0.0.1", present.port());
        }
        assertGoesOn();
    }

    @Test
    void neitherIsThatOfAPrimaryWithoutReplicas() {
        try (Jedis admin = former.admin()) {
            admin.configSet("min-replicas-to-write", "1");
        }
        assertGoesOn();
    }

    private void assertGoesOn() {
        named.set(present.port());
        assertEquals(List.of(1L, 1L), List.of(link.ask(List.of(question, question))));
        assertNull(link.away());
        assertEquals(1, doubts.get());
    }

    /** As if a Sentinel named one of them. */
    private final class Named implements Route {

        @Override
        public JedisSocketFactory to(byte[] key) {
            return () -> {
                RedisUrl url = RedisUrl.parse("redis://127.0.0.1:" + named.get());
                return new DirectRoute(url.addresses().get(0), ClientConfigs.ofRedis(config)).to(key).createSocket();
            };
        }

        @Override
        public void onMove(Runnable task) {
            // nobody tells: the refusal must be enough
        }

        @Override
        public void doubt() {
            doubts.incrementAndGet();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
