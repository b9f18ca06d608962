package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.djust.spi.RateLimiter;
import org.djust.spi.RateLimiter.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} must do. */
public abstract class RateLimiterContract {

    private static final Duration HOUR = Duration.ofHours(1);

    private final String key = "limit:" + UUID.randomUUID();
    private RateLimiter limiter;

    /** Started; other keys may be in it. */
    protected abstract RateLimiter limiter();

    @BeforeEach
    void open() {
        limiter = limiter();
    }

    @Test
    void asManyCallsAtOnceAsThereArePermits() {
        for (int i = 0; i < 5; i++) {
            assertEquals(Decision.ALLOWED, acquire(key, 5, HOUR));
        }
        Decision refused = acquire(key, 5, HOUR);
        assertTrue(!refused.allowed());
        // the first permit comes back after a fifth of the window
        long minutes = refused.retryAfter().toMinutes();
        assertTrue(minutes >= 11 && minutes <= 12, () -> refused.toString());
        assertEquals(Decision.ALLOWED, acquire(key + "other", 5, HOUR));
    }

    @Test
    void aRefusedCallCostsNothing() {
        Duration window = Duration.ofMillis(300);
        assertEquals(Decision.ALLOWED, acquire(key, 1, window));
        for (int i = 0; i < 10; i++) {
            acquire(key, 1, window);
        }
        Await.until(() -> acquire(key, 1, window).allowed(), "a permit that has come back");
    }

    @Test
    void theWaitIsUntilThereIsAPermit() {
        Duration window = Duration.ofMillis(400);
        acquire(key, 1, window);
        Decision refused = acquire(key, 1, window);
        long begun = System.nanoTime();
        Await.until(() -> acquire(key, 1, window).allowed(), "a permit that has come back");
        long waited = System.nanoTime() - begun;
        assertTrue(waited >= refused.retryAfter().toNanos() - Duration.ofMillis(20).toNanos(), waited + " " + refused);
    }

    @Test
    void manyAtATimeGetNoMoreThanThereIs() throws InterruptedException {
        AtomicInteger allowed = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int call = 0; call < 50; call++) {
                    allowed.addAndGet(acquire(key, 30, HOUR).allowed() ? 1 : 0);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(30, allowed.get());
    }

    private Decision acquire(String of, int permits, Duration window) {
        return Await.result(limiter.acquire(of, permits, window));
    }
}
