package org.djust.internal.memory;

import org.djust.spi.RateLimiter;
import org.djust.spi.tck.RateLimiterContract;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterEach;

class MemoryRateLimiterTest extends RateLimiterContract {

    private final TestServices services = new TestServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Override
    protected RateLimiter limiter() {
        MemoryRateLimiter limiter = new MemoryRateLimiter();
        limiter.start(services.node());
        return limiter;
    }
}
