package org.djust.spi.tck;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.djust.spi.NodeServices;
import org.djust.spi.Timer;

/** Threads, timers and a clock for backends under test, of as many nodes as are asked for. */
public final class TestServices implements AutoCloseable {

    private final ExecutorService executor = Executors.newFixedThreadPool(4, TestServices::daemon);
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(TestServices::daemon);

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-services");
        thread.setDaemon(true);
        return thread;
    }

    /** Another node's. */
    public NodeServices node() {
        return new NodeServices(UUID.randomUUID().toString(), executor, TestServices::daemon, new Timer() {
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
