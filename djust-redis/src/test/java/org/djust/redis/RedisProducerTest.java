package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.util.AnnotationLiteral;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Backend;
import org.djust.spi.SettingsException;
import org.djust.spi.StateBackend;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** The bean, as a container makes it with the settings of MicroProfile Config. */
class RedisProducerTest {

    private static final String URL = "djust.redis.url";

    @AfterEach
    void forget() {
        System.clearProperty(URL);
    }

    @Test
    void theBeanConnectsWhenItIsAskedForAndDisconnectsWithItsApplication() {
        try (RedisServer server = RedisServer.start(); Jedis admin = server.admin()) {
            System.setProperty(URL, server.url());
            try (SeContainer container = container()) {
                assertEquals(1, clients(admin));
                StateBackend backend = container.select(StateBackend.class, new Named("redis")).get();
                assertTrue(Await.result(backend.health()).up());
                assertTrue(clients(admin) > 1);
            }
            Await.until(() -> clients(admin) == 1, "closed connections");
        }
    }

    @Test
    void withoutARedisOnlyWhoAsksForItIsTold() {
        System.setProperty(URL, "redis://127.0.0.1:1");
        try (SeContainer container = container()) {
            SettingsException e = assertThrows(SettingsException.class,
                    () -> container.select(StateBackend.class, new Named("redis")).get().statistics());
            assertEquals("djust.redis.url: no Redis answers at 127.0.0.1:1 (connection refused); start it or correct "
                    + "the address.", e.getMessage());
        }
    }

    private static SeContainer container() {
        // Weld wants an archive with some bean
        return SeContainerInitializer.newInstance().disableDiscovery().addExtensions(RedisExtension.class)
                .addBeanClasses(Object.class).initialize();
    }

    private static long clients(Jedis admin) {
        return admin.clientList().lines().count();
    }

    private static final class Named extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String value() {
            return name;
        }
    }
}
