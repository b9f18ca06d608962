package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** That many views at a time cost few round trips, and each view's commits keep their order. */
class ManyViewsTest {

    private static final int VIEWS = 500;
    private static final int COMMITS = 20;

    private final RedisServer server = RedisServer.start();
    private final Backends backends = new Backends(server);
    private final RedisStateBackend backend = backends.open();
    private final String run = UUID.randomUUID() + "-";

    @AfterEach
    void stop() {
        backends.close();
        server.close();
    }

    @Test
    void commitsOfManyViewsShareRoundTripsAndKeepTheirOrder() {
        fromManyThreads(view -> commitInTurn(run + view, 1));
        Map<String, Number> figures = backend.statistics();
        assertEquals((long) VIEWS * COMMITS, figures.get("commits"));
        long batches = figures.get("batches").longValue();
        assertTrue(batches < VIEWS * COMMITS / 4, batches + " round trips");
        for (Claim claim : claims()) {
            assertEquals(COMMITS, claim.sequence());
            assertEquals(Integer.toString(COMMITS),
                    new String(claim.fields().get("n").bytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void commitsThatAreNotAwaitedKeepTheirOrder() {
        List<CompletableFuture<Void>> all = IntStream.rangeClosed(1, 300)
                .mapToObj(
                        sequence -> backend.commit(commit(run, sequence), Duration.ofMinutes(1)).toCompletableFuture())
                .toList();
        all.forEach(Await::result);
        assertEquals(300, Await.result(backend.claim(run)).sequence());
    }

    @Test
    void claimsOfManyViewsShareRoundTrips() {
        IntStream.range(0, VIEWS)
                .mapToObj(view -> backend.commit(commit(run + view, 1), Duration.ofMinutes(1)).toCompletableFuture())
                .toList().forEach(Await::result);
        long before = backend.statistics().get("batches").longValue();
        // while one is under way, all others come
        Thread slow = new Thread(this::occupy);
        slow.start();
        Await.until(this::isOccupied, "a busy Redis");
        List<Claim> claims = fromManyThreads(view -> backend.claim(run + view).toCompletableFuture());
        assertTrue(claims.stream().allMatch(claim -> claim.epoch() == 2));
        long batches = backend.statistics().get("batches").longValue() - before;
        assertTrue(batches < VIEWS / 4, batches + " round trips");
    }

    @Test
    void sessionsAndMemoryAreThoseOfTheLastHealthCheck() {
        Await.result(backend.commit(commit(run, 1), Duration.ofMinutes(1)));
        assertEquals(0L, backend.statistics().get("sessions"));
        Await.result(backend.health());
        assertEquals(1L, backend.statistics().get("sessions"));
        assertTrue(backend.statistics().get("bytes").longValue() > 100_000);
    }

    /** One alone would be served at once, each time. */
    private <T> List<T> fromManyThreads(IntFunction<CompletableFuture<T>> request) {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            return IntStream.range(0, VIEWS)
                    .mapToObj(view -> CompletableFuture.supplyAsync(() -> request.apply(view), threads)
                            .thenCompose(Function.identity()))
                    .toList().stream().map(Await::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private void occupy() {
        try (Jedis admin = server.admin()) {
            admin.eval("local t = redis.call('TIME') local e = t[1] * 1000000 + t[2] + 200000 "
                    + "repeat t = redis.call('TIME') until t[1] * 1000000 + t[2] > e");
        }
    }

    private boolean isOccupied() {
        long begun = System.nanoTime();
        try (Jedis admin = server.admin()) {
            admin.ping();
        }
        return System.nanoTime() - begun > Duration.ofMillis(10).toNanos();
    }

    private List<Claim> claims() {
        return IntStream.range(0, VIEWS).mapToObj(view -> backend.claim(run + view).toCompletableFuture()).toList()
                .stream().map(Await::result).toList();
    }

    private CompletableFuture<Void> commitInTurn(String view, int sequence) {
        CompletableFuture<Void> stored =
                backend.commit(commit(view, sequence), Duration.ofMinutes(1)).toCompletableFuture();
        return sequence == COMMITS ? stored : stored.thenCompose(none -> commitInTurn(view, sequence + 1));
    }

    private static Commit commit(String view, int sequence) {
        return new Commit(view, 1, sequence, sequence - 1, new Commit.Stamp(sequence, 0, 0, "s"),
                Map.of("n", () -> Integer.toString(sequence).getBytes(StandardCharsets.UTF_8)));
    }
}
