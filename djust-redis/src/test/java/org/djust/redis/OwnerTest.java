package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Commit;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.Test;

/** Any node knows which one owns a view. */
class OwnerTest {

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
