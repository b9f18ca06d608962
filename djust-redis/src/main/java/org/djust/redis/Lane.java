package org.djust.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

/**
 * Sends requests in the order in which they come, one batch at a time. Who finds the lane idle carries the own request
 * out at once; what comes meanwhile is the next batch, which the executor carries out. Thread-safe.
 * <p>
 * Stages are completed on the thread of their batch, before that thread begins the next; nothing that depends on them
 * should wait. When no next batch waits, the lane is free for others meanwhile.
 */
final class Lane {

    /** Batches that one thread of the executor carries out in a row. */
    private static final int TURNS = 64;

    private final Link link;
    private final Limits limits;
    private final Statistics statistics;
    private final Queue<Request<?>> waiting = new ArrayDeque<>();
    private final Completions completions;
    private boolean busy;
    private volatile Executor executor = Runnable::run;

    /**
     * How large a batch may be.
     *
     * @param requests at most
     * @param bytes    at most, unless one request alone is larger
     */
    record Limits(int requests, int bytes) {
    }

    Lane(Link link, Limits limits, Statistics statistics, Completions completions) {
        this.link = link;
        this.limits = limits;
        this.statistics = statistics;
        this.completions = completions;
    }

    /** Until then, all is done on the callers' threads. */
    void start(Executor threads) {
        executor = threads;
    }

    void submit(Request<?> request) {
        StateUnavailableException away = link.away();
        if (away != null) {
            fail(List.of(request), away);
            return;
        }
        synchronized (this) {
            waiting.add(request);
            if (busy) {
                return;
            }
            busy = true;
        }
        if (completions.areUnderWay() || runNext()) {
            schedule();
        }
    }

    /**
     * On a thread of the executor: goes on while something waits, which costs less than to wake another thread each time;
     * but not for ever, because the executor has other tasks, and containers report threads that never end theirs.
     */
    private void run() {
        for (int turn = 0; turn < TURNS; turn++) {
            if (!runNext()) {
                return;
            }
        }
        schedule();
    }

    /** True when there is more. */
    private boolean runNext() {
        List<Request<?>> batch;
        synchronized (this) {
            batch = take();
        }
        Object[] replies = null;
        Throwable failure = null;
        try {
            replies = link.ask(batch.stream().<Invocation>map(Request::invocation).toList());
            statistics.batch(batch.size());
        } catch (RuntimeException | Error e) {
            // an error, too, such as of a class that can't be loaded any more: nobody else would free the lane
            failure = e;
        }
        boolean more = goOn();
        if (failure == null) {
            complete(batch, replies);
        } else {
            fail(batch, failure);
        }
        return more;
    }

    /** Whether the lane stays busy, because more waits. */
    private synchronized boolean goOn() {
        busy = !waiting.isEmpty();
        return busy;
    }

    private List<Request<?>> take() {
        List<Request<?>> batch = new ArrayList<>(Math.min(waiting.size(), limits.requests));
        int bytes = waiting.peek().invocation().bytes();
        do {
            batch.add(waiting.remove());
            bytes += waiting.isEmpty() ? 0 : waiting.peek().invocation().bytes();
        } while (!waiting.isEmpty() && batch.size() < limits.requests && bytes <= limits.bytes);
        return batch;
    }

    private void schedule() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            List<Request<?>> rest;
            synchronized (this) {
                rest = List.copyOf(waiting);
                waiting.clear();
                busy = false;
            }
            fail(rest, new StateUnavailableException(Reason.DISCONNECTED, Messages.noThreads(), e));
        }
    }

    private void complete(List<Request<?>> batch, Object[] replies) {
        completions.run(batch.size(), () -> {
            for (int i = 0; i < replies.length; i++) {
                batch.get(i).answer(replies[i], link);
            }
        });
    }

    private void fail(List<Request<?>> batch, Throwable failure) {
        completions.run(batch.size(), () -> batch.forEach(request -> request.fail(failure)));
    }
}
