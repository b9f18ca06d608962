package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** That what nodes store survives the death and the replacement of the primary that Sentinels watch. */
class FailoverTest {

    private static final int VIEWS = 20;
    /** Replication is not waited for; on one machine it is behind by milliseconds. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    private final RedisSentinels sentinels = RedisSentinels.start();
    private final Backends backends = new Backends(sentinels.url(), "djust.redis.timeout", "PT1S");

    @AfterEach
    void stop() {
        backends.close();
        sentinels.close();
    }

    @Test
    void whatALivingNodeWasToldIsStoredSurvivesTheDeathOfThePrimary() {
        List<OwnedView> living = owned(backends.open());
        RedisStateBackend dying = backends.open();
        List<OwnedView> orphans = owned(dying);
        Await.until(() -> living.stream().allMatch(view -> view.acknowledged() > 20)
                && orphans.stream().allMatch(view -> view.acknowledged() > 20), "commits");
        RedisServer first = sentinels.primary();
        first.kill();
        long killed = System.nanoTime();
        orphans.forEach(OwnedView::stop);
        dying.close();
        sentinels.awaitAnother(first);
        goOn(living);
        RedisStateBackend next = backends.open();
        living.forEach(view -> assertEquals(view.acknowledged(), view.claimedBy(next)));
        System.out.printf("FailoverTest: living views were degraded for %d ms%n",
                living.stream().mapToLong(OwnedView::longestPause).max().orElseThrow());
        // what Redis admits to lose, and only of views whose node died at the same moment
        long lost = orphans.stream().mapToLong(view -> view.acknowledged() - view.claimedBy(next)).sum();
        long oldest = orphans.stream().mapToLong(view -> killed - view.acknowledgedAfter(view.claimedBy(next))).max()
                .orElseThrow();
        System.out.printf("FailoverTest: of views without a node %d changes lost, acknowledged up to %d ms before%n",
                lost,
                lost == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(oldest));
        assertTrue(lost == 0 || oldest < BEHIND.toNanos(), oldest + " ns");
    }

    @Test
    void nobodyGoesOnWithAPrimaryThatWasReplacedButLives() {
        List<OwnedView> views = owned(backends.open());
        Await.until(() -> views.stream().allMatch(view -> view.acknowledged() > 20), "commits");
        RedisServer before = sentinels.primary();
        sentinels.failOver();
        goOn(views);
        try (Jedis admin = before.admin()) {
            // for ten seconds it takes writes, which it will forget
            assertEquals("master", admin.role().get(0));
        }
        RedisStateBackend next = backends.open();
        views.forEach(view -> assertEquals(view.acknowledged(), view.claimedBy(next)));
    }

    @Test
    void whatNoReplicaHadHeardOfIsStoredAgainByItsNode() {
        List<OwnedView> views = owned(backends.open());
        RedisServer first = sentinels.primary();
        Await.until(() -> views.stream().allMatch(view -> view.acknowledged() > 20), "commits");
        RedisServer next = sentinels.replica();
        sentinels.separate();
        Await.until(() -> views.stream().allMatch(view -> view.acknowledged() > view.storedIn(next) + 20),
                "more than the replica has");
        first.kill();
        sentinels.awaitAnother(first);
        goOn(views);
        RedisStateBackend other = backends.open();
        views.forEach(view -> assertEquals(view.acknowledged(), view.claimedBy(other)));
    }

    @Test
    void aDeadSentinelIsMissedByNobody() {
        sentinels.killSentinel();
        List<OwnedView> views = owned(backends.open());
        RedisServer first = sentinels.primary();
        Await.until(() -> views.stream().allMatch(view -> view.acknowledged() > 20), "commits");
        first.kill();
        sentinels.awaitAnother(first);
        goOn(views);
        RedisStateBackend next = backends.open();
        views.forEach(view -> assertEquals(view.acknowledged(), view.claimedBy(next)));
    }

    private List<OwnedView> owned(RedisStateBackend backend) {
        return IntStream.range(0, VIEWS).mapToObj(i -> OwnedView.start(backend, backends.threads())).toList();
    }

    /** Until each is stored by the Redis that is the primary now; then they stop. */
    private void goOn(List<OwnedView> views) {
        for (OwnedView view : views) {
            long now = view.acknowledged();
            Await.until(() -> view.storedIn(sentinels.primary()) >= now, "the state in the new primary");
            Await.until(() -> view.acknowledged() > now + 20, "further commits");
        }
        views.forEach(OwnedView::stop);
    }
}
