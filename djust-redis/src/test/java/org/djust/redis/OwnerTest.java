package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.StaleEpochException;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.Test;

/** Any node knows which one owns a view. */
class OwnerTest {

    private static Commit sharing(String view, long sequence, long after, String value) {
        Encoded json = () -> value.getBytes(StandardCharsets.UTF_8);
        return new Commit(view, 1, sequence, sequence - 1, new Commit.Stamp(1, 1, 1, ""), Map.of(),
                new Commit.Shared(after, after + 1, false, Map.of("key", json), Set.of()));
    }

    @Test
    void nobodyWritesToASharedMapWithoutKnowingWhatAnotherNodeHasWritten() {
        try (RedisServer server = RedisServer.start(); Backends backends = new Backends(server)) {
            RedisStateBackend first = backends.open();
            RedisStateBackend second = backends.open();
            Duration minute = Duration.ofMinutes(1);
            Await.result(first.commit(sharing("page", 1, 0, "1"), minute));
            assertInstanceOf(StaleEpochException.class,
                    Await.failure(second.commit(sharing("page@b", 1, 0, "2"), minute)));
            assertNull(Await.result(second.claim("page@b")), "the view isn't stored without the map");
            Await.result(second.commit(sharing("page@b", 1, 1, "3"), minute));
            assertInstanceOf(StaleEpochException.class,
                    Await.failure(first.commit(sharing("page", 2, 1, "4"), minute)));
            Await.result(second.commit(sharing("page@b", 2, 1, "unheard"), minute));
            assertInstanceOf(StaleEpochException.class,
                    Await.failure(second.commit(sharing("page@c", 1, 1, "5"), minute)),
                    "nor what another view of the same node has written");
            assertEquals("3", new String(Await.result(first.shared("page")).entries().get("key").bytes(),
                    StandardCharsets.UTF_8), "a view knows what it wrote, though it did not hear so");
        }
    }

    @Test
    void whoClaimsAViewOwnsItForAllNodes() {
        try (RedisServer server = RedisServer.start(); Backends backends = new Backends(server)) {
            RedisStateBackend first = backends.open();
            RedisStateBackend second = backends.open();
            Await.result(first.commit(new Commit("view", 1, 1, 0, new Commit.Stamp(1, 1, 1, ""), Map.of()),
                    Duration.ofMinutes(1)));
            assertEquals("node-0", Await.result(second.owner("view")));
            Await.result(second.claim("view"));
            assertEquals("node-1", Await.result(first.owner("view")));
        }
    }
}
