package org.djust.internal.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.djust.spi.StateBackend;
import org.djust.spi.tck.StateBackendRaceContract;

class MemoryStateBackendRaceTest extends StateBackendRaceContract {

    private final AtomicLong millis = new AtomicLong();

    @Override
    protected StateBackend backend() {
        return new MemoryStateBackend(millis::get);
    }

    @Override
    protected void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }
}
