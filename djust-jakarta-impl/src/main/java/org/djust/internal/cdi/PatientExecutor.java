package org.djust.internal.cdi;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps tasks that an executor has no room for until it has. Payara's managed executor has no queue: it refuses what comes
 * while its 200 threads are busy, such as the joins of all pages of another node that died. Thread-safe.
 */
final class PatientExecutor implements Executor {

    private final Executor executor;
    private final Executor later;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    /** Set while {@link #retry} is to come: it looks at all that waited before it began. */
    private final AtomicBoolean retrying = new AtomicBoolean();

    /** @param later runs a task after a moment, on whatever thread */
    PatientExecutor(Executor executor, Executor later) {
        this.executor = executor;
        this.later = later;
    }

    /** @throws RejectedExecutionException when both executors refuse, as they do when the application stops */
    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            keep(task);
        }
    }

    /** Who is done with a task goes on with those that wait, rather than giving its thread back. */
    private void run(Runnable task) {
        for (Runnable next = task; next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private void keep(Runnable task) {
        waiting.add(task);
        if (!retrying.compareAndSet(false, true)) {
            return;
        }
        try {
            later.execute(this::retry);
        } catch (RejectedExecutionException e) {
            retrying.set(false);
            if (waiting.remove(task)) {
                throw e;
            }
        }
    }

    /** In case that all who could go on with it have looked before it came. */
    private void retry() {
        retrying.set(false);
        Runnable next = waiting.poll();
        if (next != null) {
            execute(next);
        }
    }
}
