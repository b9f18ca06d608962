package org.djust.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** As many connections as one server holds here, then as many views over fewer connections, and what they cost. */
final class LoadFigure implements Bench.Figure {

    /** The limit of descriptors, which client and server have each, less what else they have open. */
    private static final int SOCKETS = Integer.getInteger("bench.sockets", 19_000);
    private static final int VIEWS = Integer.getInteger("bench.views", 100_000);
    private static final int VIEWS_A_CONNECTION = 20;
    private static final int CLIENTS = 32;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofMillis(Long.getLong("bench.measured", 3000));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    /** Bytes in use after a collection, and what the process has once the collector has given back what is free. */
    private record Held(long heap, long resident) {

        /** The loop goes on while the server collects: who doesn't answer its pings is taken for gone. */
        static Held by(Server server, EventLoop loop) throws Exception {
            loop.runFor(SETTLE);
            FutureTask<Long> heap = new FutureTask<>(server::heap);
            new Thread(heap).start();
            loop.runUntil(heap::isDone, LIMIT);
            loop.runFor(SETTLE);
            return new Held(heap.get(), server.resident());
        }
    }

    @Override
    public void run() throws Exception {
        System.out.println(
                "| server | idle views | connections | heap a view | resident a view (in all) | opened a second |"
                        + " idle: server CPU | 32 others: events a second | p50, p99 ms | load average |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|");
        for (Setup.Variant variant : Setup.servers(Setup.Variant.DEFAULT, Setup.Variant.PAYARA)) {
            measure(variant, List.of(SOCKETS), 1);
            measure(variant, List.of(VIEWS / 100, VIEWS / 10, VIEWS), VIEWS_A_CONNECTION);
        }
    }

    /** Grows from one of the sizes to the next, on a server that begins with a small heap. */
    private static void measure(Setup.Variant variant, List<Integer> sizes, int viewsEach) throws Exception {
        Setup setup = Setup.of(variant).withMemory("-Xms64m -Xmx4g").with("-Ddjust.limit.views=1000000");
        try (Server server = new Server(setup); EventLoop loop = new EventLoop()) {
            try (EventLoop warmUp = new EventLoop()) {
                median(warmUp, server);
            }
            Held before = Held.by(server, loop);
            int open = 0;
            for (int size : sizes) {
                double rate = open(loop, server, (size - open) / viewsEach, viewsEach);
                open = size;
                Held now = Held.by(server, loop);
                double idle = idle(loop, server);
                Load.Result events = median(loop, server);
                System.out.printf(
                        "| %s | %,d | %,d | %.1f KB | %.1f KB (%,d MB) | %,.0f | %.1f %% | %,.0f | %.2f, %.2f | %s |%n",
                        variant, size, size / viewsEach, (now.heap - before.heap) / 1024.0 / size,
                        (now.resident - before.resident) / 1024.0 / size, now.resident >> 20, rate, 100 * idle,
                        events.perSecond(), events.median(), events.p99(), LoadAverage.now());
            }
        }
    }

    /** Returns how many views were opened in a second. */
    private static double open(EventLoop loop, Server server, int connections, int viewsEach) {
        long start = System.nanoTime();
        Http http = new Http(loop, server.address());
        int[] joined = {0};
        for (int i = 1; i <= connections; i++) {
            List<Http.Page> pages = new ArrayList<>();
            while (pages.size() < viewsEach) {
                int expected = pages.size() + 1;
                http = http.usable();
                http.get("/counter", pages::add);
                loop.runUntil(() -> pages.size() == expected, LIMIT);
            }
            int expected = i;
            ViewsConnection.open(loop, server, pages, () -> joined[0]++);
            loop.runUntil(() -> joined[0] == expected, LIMIT);
        }
        return connections * viewsEach / ((System.nanoTime() - start) / 1e9);
    }

    /** The share of one processor that the server takes while nothing happens but pings. */
    private static double idle(EventLoop loop, Server server) {
        double before = server.processorSeconds();
        loop.runFor(Duration.ofSeconds(15));
        return (server.processorSeconds() - before) / 15;
    }

    /** On the loop of the idle ones, which goes on answering the server's pings. */
    private static Load.Result median(EventLoop loop, Server server) {
        List<Load.Sequence> views = Load.views(loop, server, CLIENTS, "/counter", "inc");
        List<Load.Result> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(new Load().run(loop, views, Duration.ofSeconds(1), MEASURED));
        }
        return Load.Result.median(rounds);
    }
}
