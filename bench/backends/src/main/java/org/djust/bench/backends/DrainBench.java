package org.djust.bench.backends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.djust.bench.RedisServer;
import org.djust.internal.protocol.CloseReason;
import org.djust.internal.view.Connection;
import org.djust.internal.view.Transport;

/** Measures what docs/benchmarks.md says of a node that hands its pages over to another one. */
public final class DrainBench {

    private static final int PAGES = Integer.getInteger("bench.pages", 10_000);
    private static final Map<String, String> SETTINGS = new HashMap<>(Map.of("djust.backend", "redis", "djust.secret",
            "the secret that both of these nodes sign with"));

    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(2);
    private final AtomicLong bytes = new AtomicLong();
    private final CountDownLatch joined = new CountDownLatch(PAGES);
    private final CountDownLatch moved = new CountDownLatch(PAGES);
    private final List<Page> pages = new ArrayList<>();
    private DrainNode second;

    /** A page and its script, without a network. */
    private final class Page implements Transport {
        private final String token;
        private volatile Connection connection;
        private volatile long left;
        private volatile long arrived;

        Page(String token) {
            this.token = token;
        }

        void join(DrainNode node) {
            connection = node.node.connect(this, DrainNode.VISITOR, "bench");
            connection.received("[\"j\",0,\"" + token + "\",1]");
        }

        @Override
        public void send(String frame) {
            if (left > 0) {
                bytes.addAndGet(frame.length());
            }
            if (!frame.startsWith("[\"j\",")) {
                return;
            }
            if (left == 0) {
                joined.countDown();
            } else {
                arrived = System.nanoTime();
                moved.countDown();
            }
        }

        @Override
        public void close(CloseReason reason, String explanation) {
            left = System.nanoTime();
            connection.closed();
            long pause = Long.parseLong(explanation.substring(0, explanation.indexOf(' ')));
            clients.schedule(() -> join(second), pause, TimeUnit.MILLISECONDS);
        }

        @Override
        public boolean congested() {
            return false;
        }

        @Override
        public void ping() {
            // nothing is silent for long enough
        }

        @Override
        public void abort() {
            throw new IllegalStateException("a page was given up");
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (String setting : System.getProperty("bench.settings", "").split(",")) {
            if (!setting.isEmpty()) {
                SETTINGS.put(setting.split("=")[0], setting.split("=")[1]);
            }
        }
        try (RedisServer redis = new RedisServer(); BenchNode threads = new BenchNode()) {
            new DrainBench().run(redis, threads);
        }
        System.exit(0);
    }

    private void run(RedisServer redis, BenchNode threads) throws Exception {
        DrainNode first = new DrainNode(redis, threads, SETTINGS);
        second = new DrainNode(redis, threads, SETTINGS);
        for (int i = 0; i < PAGES; i++) {
            pages.add(new Page(first.visit()));
            pages.get(i).join(first);
        }
        await(joined, "did not join");
        long begun = System.nanoTime();
        first.node.drain().toCompletableFuture().get(5, TimeUnit.MINUTES);
        double drained = (System.nanoTime() - begun) / 1e9;
        await(moved, "did not arrive");
        report(first.views(), begun, drained);
        clients.shutdownNow();
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(latch.getCount() + " pages " + what);
        }
    }

    private void report(long left, long begun, double drained) {
        long[] away = pages.stream().mapToLong(page -> page.arrived - page.left).sorted().toArray();
        int[] joins = new int[1000];
        pages.forEach(page -> joins[(int) ((page.arrived - begun) / 1_000_000_000L)]++);
        int[] busy = Arrays.stream(joins).filter(each -> each > 0).sorted().toArray();
        System.out.println(
                "| pages | drained after | views left | joins a second at the other node: p50, most | away: p50, p99 | bytes to a page |");
        System.out.println("|---|---|---|---|---|---|");
        System.out.printf("| %,d | %.1f s | %d | %d, %d | %.0f ms, %.0f ms | %d |%n", PAGES, drained, left,
                busy[busy.length / 2], busy[busy.length - 1], away[PAGES / 2] / 1e6, away[PAGES * 99 / 100] / 1e6,
                bytes.get() / PAGES);
    }
}
