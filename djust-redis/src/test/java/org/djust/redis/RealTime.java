package org.djust.redis;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time that Redis goes by, which nobody can drive by hand. */
final class RealTime {

    private RealTime() {
    }

    /** Lets it pass. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
