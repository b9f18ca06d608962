package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.RateLimiter;
import org.djust.spi.Settings;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.RateLimiterContract;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisRateLimiterTest extends RateLimiterContract {

    private static RedisServer redis;
    private final TestServices services = new TestServices();
    private final RedisRateLimiter limiter = open();

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static RedisRateLimiter open() {
        return RedisRateLimiter.open(new Settings(Map.of("djust.redis.url", redis.url())::get));
    }

    @AfterEach
    void close() {
        limiter.close();
        services.close();
    }

    @Override
    protected RateLimiter limiter() {
        limiter.start(services.node());
        return limiter;
    }

    @Test
    void nodesShareTheirPermits() {
        try (RedisRateLimiter other = open()) {
            other.start(services.node());
            int allowed = 0;
            for (int i = 0; i < 10; i++) {
                RateLimiter one = i % 2 == 0 ? limiter : other;
                allowed += Await.result(one.acquire("shared", 4, Duration.ofHours(1))).allowed() ? 1 : 0;
            }
            assertEquals(4, allowed);
        }
    }

    @Test
    void nodesThatRaceShareTheirPermits() {
        try (RedisRateLimiter other = open()) {
            RateLimiter here = limiter();
            other.start(services.node());
            long allowed = IntStream.range(0, 400).parallel()
                    .mapToObj(i -> (i % 2 == 0 ? here : other).acquire("race", 50, Duration.ofHours(1))).toList()
                    .stream()
                    .filter(decision -> Await.result(decision).allowed()).count();
            assertEquals(50, allowed);
        }
    }

    @Test
    void whileRedisIsAwayNobodyCanTellAndAfterwardsItCan() {
        redis.kill();
        assertEquals(StateUnavailableException.class,
                Await.failure(limiter.acquire("away", 4, Duration.ofHours(1))).getClass());
        redis.restart();
        Await.until(() -> Await.failure(limiter.acquire("away", 100_000, Duration.ofHours(1))) == null, "an answer");
    }
}
