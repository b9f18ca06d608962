package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.StateHealth;
import org.djust.spi.StateLostException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** What becomes of requests when Redis goes away, and comes back. */
class RedisAwayTest {

    private final RedisServer server = RedisServer.start();
    private final BreakableNetwork network = new BreakableNetwork(server.port());
    private final Backends backends = new Backends(server, "djust.redis.url", "redis://127.0.0.1:" + network.port(),
            "djust.redis.timeout", "PT1S");
    private final RedisStateBackend backend = backends.open();
    private final String view = UUID.randomUUID().toString();

    @AfterEach
    void stop() {
        backends.close();
        network.close();
        server.close();
    }

    @Test
    void scriptsThatRedisForgotAreLoadedAgain() {
        Await.result(commit(1, 0));
        try (Jedis admin = server.admin()) {
            admin.scriptFlush();
            Await.result(commit(2, 1));
            admin.scriptFlush();
            assertEquals(2, claim().sequence());
            admin.scriptFlush();
            Await.result(backend.delete(view, 2));
        }
        assertNull(claim());
    }

    @Test
    void aConnectionThatWasCutIsNoticedByNobody() {
        Await.result(commit(1, 0));
        network.cut();
        Await.result(commit(2, 1));
        network.cut();
        assertEquals(2, claim().sequence());
        assertEquals(0L, backend.statistics().get("failed-disconnected"));
    }

    @Test
    void whenManyConnectionsWereCutOneNewOneIsEnough() {
        server.pause();
        List<CompletionStage<StateHealth>> checks = IntStream.range(0, 4).mapToObj(i -> backend.health()).toList();
        // each on a connection of its own
        Await.until(() -> network.connections() >= 4, "four connections");
        server.resume();
        checks.forEach(Await::result);
        network.cut();
        Await.result(commit(1, 0));
    }

    @Test
    void aCommitWhoseAnswerIsLostIsStoredOnce() {
        Await.result(commit(1, 0));
        network.cutInsteadOfAnswering(1);
        Await.result(commit(2, 1));
        assertEquals(2, claim().sequence());
    }

    @Test
    void aClaimWhoseAnswerIsLostIsMadeAgain() {
        Await.result(commit(1, 0));
        network.cutInsteadOfAnswering(1);
        assertEquals(3, claim().epoch());
        assertNull(Await.failure(commit(3, 2, 1)));
    }

    @Test
    void aRestartWithDataIsNoticedByNobodyButHealth() {
        Await.result(commit(1, 0));
        String before = health().incarnation();
        server.save();
        server.kill();
        server.restart();
        Await.result(commit(2, 1));
        assertEquals(2, claim().sequence());
        assertNotEquals(before, health().incarnation());
    }

    @Test
    void aRestartWithoutDataLosesChangesUntilTheWholeStateComes() {
        Await.result(commit(1, 0));
        server.kill();
        server.restart();
        assertInstanceOf(StateLostException.class, Await.failure(commit(2, 1)));
        Await.result(commit(3, 0));
        assertEquals(3, claim().sequence());
    }

    @Test
    void aRedisThatIsGoneFailsRequestsUntilHealthFindsItAgain() {
        Await.result(commit(1, 0));
        server.save();
        server.kill();
        assertUnavailable(Reason.DISCONNECTED, commit(2, 1));
        assertFalse(health().up());
        server.restart();
        assertUnavailable(Reason.DISCONNECTED, backend.claim(view));
        assertTrue(health().up());
        Await.result(commit(2, 1));
        assertEquals(2, claim().sequence());
    }

    @Test
    void aRedisThatPausesTimesOutOnceAndThenFailsRequestsAtOnce() {
        Await.result(commit(1, 0));
        server.pause();
        try {
            assertUnavailable(Reason.TIMED_OUT, commit(2, 1));
            long begun = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertUnavailable(Reason.TIMED_OUT, commit(2, 1));
                assertUnavailable(Reason.TIMED_OUT, backend.claim(view));
            }
            assertTrue(System.nanoTime() - begun < Duration.ofMillis(900).toNanos(), "each waited");
            StateHealth health = health();
            assertFalse(health.up());
            assertEquals("", health.incarnation());
        } finally {
            server.resume();
        }
        assertTrue(health().up());
        // it may have been stored by the one that timed out
        Await.result(commit(2, 1));
        assertEquals(2, claim().sequence());
    }

    @Test
    void askingForHealthDoesNotWait() {
        server.pause();
        try {
            CompletionStage<StateHealth> health = backend.health();
            assertFalse(health.toCompletableFuture().isDone());
            assertFalse(Await.result(health).up());
        } finally {
            server.resume();
        }
    }

    @Test
    void aReplicaRefuses() {
        Await.result(commit(1, 0));
        String before = health().incarnation();
        try (Jedis admin = server.admin()) {
            admin.replicaof("127.0.0.1", 1);
            assertUnavailable(Reason.REFUSED, commit(2, 1));
            assertFalse(health().up());
            admin.replicaofNoOne();
        }
        assertTrue(health().up());
        assertNotEquals(before, health().incarnation());
        Await.result(commit(2, 1));
    }

    @Test
    void aFullMemoryRefusesAndIsDownUntilThereIsRoom() {
        Await.result(commit(1, 0));
        try (Jedis admin = server.admin()) {
            admin.configSet("maxmemory", "1");
            assertUnavailable(Reason.REFUSED, commit(2, 1));
            assertFalse(health().up());
            admin.configSet("maxmemory", "0");
        }
        assertTrue(health().up());
        Await.result(commit(2, 1));
    }

    @Test
    void aMissingReplicaOrABusyScriptRefuses() throws InterruptedException {
        try (Jedis admin = server.admin()) {
            admin.configSet("min-replicas-to-write", "1");
            assertUnavailable(Reason.REFUSED, commit(1, 0));
            admin.configSet("min-replicas-to-write", "0");
            assertTrue(health().up());
            admin.configSet("busy-reply-threshold", "10");
            Thread busy = new Thread(() -> {
                try (Jedis other = server.admin()) {
                    other.eval("local t = redis.call('TIME')[1] + 2 while redis.call('TIME')[1] + 0 < t do end");
                }
            });
            busy.start();
            Await.until(() -> !health().up(), "a busy Redis");
            assertUnavailable(Reason.REFUSED, commit(1, 0));
            busy.join();
        }
        assertTrue(health().up());
        Await.result(commit(1, 0));
    }

    @Test
    void failuresAreCountedByReason() {
        server.kill();
        assertUnavailable(Reason.DISCONNECTED, commit(1, 0));
        assertUnavailable(Reason.DISCONNECTED, backend.claim(view));
        assertEquals(2L, backend.statistics().get("failed-disconnected"));
        assertEquals(0L, backend.statistics().get("failed-timed-out"));
    }

    private Claim claim() {
        return Await.result(backend.claim(view));
    }

    private StateHealth health() {
        return Await.result(backend.health());
    }

    private CompletionStage<Void> commit(long sequence, long after) {
        return commit(1, sequence, after);
    }

    private CompletionStage<Void> commit(long epoch, long sequence, long after) {
        return backend.commit(new Commit(view, epoch, sequence, after, new Commit.Stamp(sequence, 0, 0, "s"),
                Map.of("a", () -> "1".getBytes(StandardCharsets.UTF_8))), Duration.ofMinutes(10));
    }

    private static void assertUnavailable(Reason reason, CompletionStage<?> stage) {
        StateUnavailableException failure =
                assertInstanceOf(StateUnavailableException.class, Await.failure(stage));
        assertEquals(reason, failure.reason(), failure.getMessage());
    }
}
