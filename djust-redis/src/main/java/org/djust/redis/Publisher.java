package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import org.djust.redis.Unsent.Outgoing;
import org.djust.spi.StateUnavailableException;

/**
 * Sends one node's messages in their order, all that wait in one round trip, on one thread of the executor at a time: who
 * publishes never waits. Thread-safe.
 */
final class Publisher {

    private static final int BATCH = 256;
    /** Round trips before the executor's thread is given back. */
    private static final int TURNS = 64;

    private final Link link;
    private final ChannelScripts scripts;
    private final Unsent unsent;
    private final Executor executor;
    private final AtomicBoolean running = new AtomicBoolean();
    private final LongAdder batches = new LongAdder();

    Publisher(Link link, ChannelScripts scripts, Unsent unsent, Executor executor) {
        this.link = link;
        this.scripts = scripts;
        this.unsent = unsent;
        this.executor = executor;
    }

    void publish(Outgoing outgoing) {
        unsent.add(outgoing);
        goOn();
    }

    /** Sends what waits, if Redis is there. */
    void goOn() {
        if (link.away() == null && running.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                // the application stops, and nobody will send any more
                running.set(false);
            }
        }
    }

    long batches() {
        return batches.sum();
    }

    private void run() {
        boolean sent = true;
        try {
            for (int turn = 0; sent && turn < TURNS; turn++) {
                sent = send();
            }
        } finally {
            running.set(false);
        }
        if (sent || !unsent.isEmpty()) {
            goOn();
        }
    }

    /** False when nothing waits, or nothing can be sent now. */
    private boolean send() {
        List<Outgoing> batch = unsent.take(BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        List<Outgoing> failed = new ArrayList<>(0);
        try {
            Object[] replies =
                    link.ask(batch.stream().map(each -> scripts.publish(each.topic(), each.entry())).toList());
            batches.increment();
            for (int i = 0; i < replies.length; i++) {
                if (replies[i] instanceof RedisError) {
                    failed.add(batch.get(i));
                }
            }
        } catch (StateUnavailableException e) {
            // the link remembers why; what may have been sent after all does nothing when it comes again
            failed = batch;
        }
        failed.forEach(unsent::add);
        return failed.isEmpty();
    }
}
