package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.StateHealth;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** That a Redis whose memory is full refuses, forgets nothing, and takes everything once there is room. */
class FullMemoryTest {

    private static final int VIEWS = 20;

    private final RedisServer server = RedisServer.start("--maxmemory-policy", "noeviction", "--maxmemory", "16mb");
    private final Backends backends = new Backends(server);
    private final RedisStateBackend backend = backends.open();

    @AfterEach
    void stop() {
        backends.close();
        server.close();
    }

    @Test
    void whatItRefusedIsStoredOnceAfterwards() {
        List<OwnedView> views = IntStream.range(0, VIEWS)
                .mapToObj(i -> OwnedView.start(backend, backends.threads())).toList();
        try (Jedis admin = server.admin()) {
            for (int round = 1; round <= 3; round++) {
                goesOn(views);
                // the last that is taken: the limit is looked at before a command, not after it
                admin.setrange("filler", 20_000_000, "x");
                Await.until(() -> backend.statistics().get("failed-refused").longValue() > 0 && !health().up(),
                        "refusals");
                StateHealth full = health();
                assertFalse(full.up());
                assertTrue(full.details().get("reason").contains("OOM"), full.toString());
                // each has one change that waits, and none that it was told is stored and is not
                views.forEach(
                        view -> Await.until(() -> view.acknowledged() == view.storedIn(server), "what is stored"));
                admin.del("filler");
            }
        }
        goesOn(views);
        views.forEach(OwnedView::stop);
        views.forEach(view -> assertEquals(view.acknowledged(), view.claimedBy(backend)));
    }

    private static void goesOn(List<OwnedView> views) {
        List<Long> before = views.stream().map(OwnedView::acknowledged).toList();
        Await.until(() -> IntStream.range(0, VIEWS).allMatch(i -> views.get(i).acknowledged() > before.get(i) + 20),
                "commits of all");
    }

    private StateHealth health() {
        return Await.result(backend.health());
    }
}
