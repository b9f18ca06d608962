package org.djust.bench.backends;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.djust.spi.NodeServices;
import org.djust.spi.Timer;

/** Threads and timers of one node. */
final class BenchNode implements AutoCloseable {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    NodeServices services() {
        return new NodeServices(UUID.randomUUID().toString(), executor, Thread::new, new Timer() {
            @Override
            public void after(Duration delay, Runnable task) {
                scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public void every(Duration period, Runnable task) {
                scheduler.scheduleWithFixedDelay(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
            }
        }, System::nanoTime);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        executor.shutdownNow();
    }
}
