package org.djust.bench.backends;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A number of views that each have one request under way at any time: the next is sent when the last is answered. */
final class Load {

    private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(Long.getLong("bench.warm-up", 1500));
    private static final long MEASURED = TimeUnit.MILLISECONDS.toNanos(Long.getLong("bench.measured", 3000));

    private final int views;
    private final int threads;
    private final IntFunction<CompletionStage<?>> request;

    /** @param request sends the next request of the view with this index; may block, or answer later */
    Load(int views, int threads, IntFunction<CompletionStage<?>> request) {
        this.views = views;
        this.threads = threads;
        this.request = request;
    }

    /** @param perSecond requests answered a second */
    record Result(double perSecond, double median, double p99) {
    }

    Result run() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime() + WARM_UP;
            long end = start + MEASURED;
            List<View> all = new ArrayList<>();
            for (int i = 0; i < views; i++) {
                View view = new View(i, start, end, executor);
                all.add(view);
                executor.execute(view);
            }
            Times times = new Times();
            for (View view : all) {
                view.done.get(60, TimeUnit.SECONDS);
                times.addAll(view.times);
            }
            return new Result(times.size() * 1e9 / MEASURED, times.percentile(0.5), times.percentile(0.99));
        } finally {
            executor.shutdownNow();
        }
    }

    private final class View implements Runnable {
        final CompletableFuture<Void> done = new CompletableFuture<>();
        final Times times = new Times();
        private final int index;
        private final long start;
        private final long end;
        private final ExecutorService executor;

        View(int index, long start, long end, ExecutorService executor) {
            this.index = index;
            this.start = start;
            this.end = end;
            this.executor = executor;
        }

        @Override
        public void run() {
            long sent = System.nanoTime();
            while (sent < end) {
                long began = sent;
                CompletableFuture<?> answer = request.apply(index).toCompletableFuture();
                if (!answer.isDone()) {
                    answer.whenComplete((ok, failure) -> answered(began, failure));
                    return;
                }
                sent = count(began);
                if (views > threads) {
                    executor.execute(this);
                    return;
                }
            }
            done.complete(null);
        }

        private void answered(long began, Throwable failure) {
            if (failure != null) {
                done.completeExceptionally(failure);
                return;
            }
            count(began);
            executor.execute(this);
        }

        private long count(long began) {
            long now = System.nanoTime();
            if (began >= start && now < end) {
                times.add(now - began);
            }
            return now;
        }
    }
}
