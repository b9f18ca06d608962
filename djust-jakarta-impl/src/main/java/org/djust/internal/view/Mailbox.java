package org.djust.internal.view;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A view's queue: whatever happens to the view runs from here, in order and one at a time, on the executor's threads.
 * <p>
 * Several messages that wait together are one batch, and what follows from them (render, commit, patch) is done once, by {@code settle}. Any thread may offer.
 */
final class Mailbox {

    /** Messages of one batch at most, so that a busy view answers its page now and then. */
    private static final int BATCH = 64;

    /** Something to do in the view; one of the two is called, with nothing else of the view running. */
    interface Message {
        void deliver();

        /** The message waited longer than the mailbox's expiry. */
        void expired();
    }

    /** How large and how patient mailboxes are. */
    record Limits(int capacity, long expiryNanos) {
    }

    private record Waiting(Message message, long since) {
    }

    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean busy;
    private final Executor executor;
    private final Consumer<Runnable> surroundings;
    private final Limits limits;
    private final LongSupplier nanos;
    private final BooleanSupplier settle;
    private final Consumer<Throwable> unexpected;
    private final Gate gate;

    /**
     * A mailbox that only collects until {@link #open} is called.
     *
     * @param surroundings runs each message, such as in a request context of its own
     * @param settle     ends a batch; false when it will call {@link #settled} later, and nothing is delivered until then
     * @param unexpected gets what a message throws
     * @param gate       entered for what is delivered up to the end of its batch, {@link #settled} included
     */
    Mailbox(Executor executor, Consumer<Runnable> surroundings, Limits limits, LongSupplier nanos,
            BooleanSupplier settle, Consumer<Throwable> unexpected, Gate gate) {
        this.executor = executor;
        this.surroundings = surroundings;
        this.limits = limits;
        this.nanos = nanos;
        this.settle = settle;
        this.unexpected = unexpected;
        this.gate = gate;
        this.busy = new AtomicBoolean(true);
    }

    void open() {
        next();
    }

    /** False when the mailbox is full or the node is shutting down. */
    boolean offer(Message message) {
        if (size.incrementAndGet() > limits.capacity()) {
            size.decrementAndGet();
            return false;
        }
        return add(message);
    }

    /** Takes a message even when the mailbox is full. */
    void put(Message message) {
        size.incrementAndGet();
        add(message);
    }

    /** How many messages wait. */
    int waiting() {
        return size.get();
    }

    private boolean add(Message message) {
        queue.add(new Waiting(message, nanos.getAsLong()));
        return !busy.compareAndSet(false, true) || start();
    }

    /** Goes on after a {@code settle} that answered false. */
    void settled() {
        gate.leave();
        next();
    }

    private void drain() {
        boolean[] settled = {true};
        try {
            while (settled[0] && !queue.isEmpty()) {
                batch(settled);
                if (gate.isWanted()) {
                    break;
                }
            }
        } catch (RuntimeException | Error e) {
            // The surroundings failed: what waits goes on with the next message, but is not stuck for good.
            unexpected.accept(e);
            busy.set(!settled[0]);
            if (settled[0]) {
                gate.leave();
            }
            return;
        }
        if (settled[0]) {
            gate.leave();
            next();
        }
    }

    private void batch(boolean[] settled) {
        for (int i = 1; i < BATCH && size.get() > 1; i++) {
            surroundings.accept(this::deliverNext);
        }
        // What follows from the batch shares the last message's surroundings: most batches are of one message.
        surroundings.accept(() -> {
            deliverNext();
            settled[0] = settle();
        });
    }

    private void deliverNext() {
        Waiting waiting = queue.poll();
        if (waiting != null) {
            size.decrementAndGet();
            deliver(waiting);
        }
    }

    private boolean settle() {
        try {
            return settle.getAsBoolean();
        } catch (RuntimeException | Error e) {
            unexpected.accept(e);
            return true;
        }
    }

    private void deliver(Waiting waiting) {
        try {
            if (nanos.getAsLong() - waiting.since > limits.expiryNanos()) {
                waiting.message.expired();
            } else {
                waiting.message.deliver();
            }
        } catch (RuntimeException | Error e) {
            // Application code is guarded where it is called; one defect of ours must not stop the view for good.
            unexpected.accept(e);
        }
    }

    private void next() {
        if (queue.isEmpty()) {
            busy.set(false);
            if (queue.isEmpty() || !busy.compareAndSet(false, true)) {
                return;
            }
        }
        start();
    }

    private boolean start() {
        boolean[] started = {true};
        gate.enter(() -> started[0] = submit());
        return started[0];
    }

    private boolean submit() {
        try {
            executor.execute(this::drain);
            return true;
        } catch (RejectedExecutionException e) {
            busy.set(false);
            gate.leave();
            return false;
        }
    }
}
