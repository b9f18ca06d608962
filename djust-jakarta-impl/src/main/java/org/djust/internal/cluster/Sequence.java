package org.djust.internal.cluster;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks one at a time, in the order in which they come, on an executor's threads. Thread-safe. */
public final class Sequence implements Executor {

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    public Sequence(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            waiting.add(task);
            if (busy) {
                return;
            }
            busy = true;
        }
        threads.execute(this::run);
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                Messages.unexpected(e);
            }
        }
    }

    private synchronized Runnable next() {
        busy = !waiting.isEmpty();
        return waiting.poll();
    }
}
