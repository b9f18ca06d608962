package org.djust.it.probe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what views do, holds them up at gates, and keeps what djust logs. */
@ApplicationScoped
public class Probe {

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Logger logger = Logger.getLogger("org.djust");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getMessage() + " | " + entry.getThrown());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @PostConstruct
    void listen() {
        logger.addHandler(handler);
    }

    @PreDestroy
    void stop() {
        logger.removeHandler(handler);
        gates.values().forEach(CountDownLatch::countDown);
    }

    /** Counts, and returns how often that happened before. */
    public int count(String what) {
        return counts.computeIfAbsent(what, key -> new AtomicInteger()).getAndIncrement();
    }

    int counted(String what) {
        return counts.computeIfAbsent(what, key -> new AtomicInteger()).get();
    }

    /** Waits until the test opens the gate, for at most 20 seconds. */
    public void pass(String gate) {
        count(gate);
        try {
            if (!gate(gate).await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Gate " + gate + " was never opened.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void open(String gate) {
        gate(gate).countDown();
    }

    private CountDownLatch gate(String gate) {
        return gates.computeIfAbsent(gate, key -> new CountDownLatch(1));
    }

    String log() {
        return String.join("\n", log);
    }
}
