package org.djust.bench;

import java.time.Duration;

/** What an idle view costs the server, with its socket and over the socket of a bare echo endpoint. */
final class MemoryFigure implements Bench.Figure {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    /** A heap that begins small, so that what it grows by is what the connections need. */
    private static final String GROWING = "-Xms64m -Xmx2g";
    private static final Duration SETTLE = Duration.ofSeconds(8);

    /** Bytes for each connection. */
    private record Cost(double heap, double resident) {
    }

    /** Opens one connection, and tells when it is there. */
    private interface Opener {
        void open(EventLoop loop, Server server, Http http, Runnable opened);
    }

    @Override
    public void run() throws Exception {
        System.out.println(
                "| what | count | heap each | over echo | resident each | over echo |\n|---|---|---|---|---|---|");
        compare("counter", Integer.getInteger("bench.counters", 15_000));
        compare("table", Integer.getInteger("bench.tables", 500));
    }

    private void compare(String page, int count) throws Exception {
        Cost echo = cost(count, MemoryFigure::echo);
        Cost view = cost(count, (loop, server, http, opened) -> LiveClient.visit(loop, server, http, "/" + page,
                client -> opened.run()));
        System.out.printf("| echo | %,d | %.1f KB | | %.1f KB | |%n", count, echo.heap() / 1024,
                echo.resident() / 1024);
        System.out.printf("| %s | %,d | %.1f KB | %.1f KB | %.1f KB | %.1f KB |%n", page, count, view.heap() / 1024,
                (view.heap() - echo.heap()) / 1024, view.resident() / 1024, (view.resident() - echo.resident()) / 1024);
    }

    private static void echo(EventLoop loop, Server server, Http http, Runnable opened) {
        Load.echo(loop, server, 1);
        opened.run();
    }

    /** On a fresh server that has done some of the same before, so that classes and pools aren't counted. */
    private static Cost cost(int count, Opener opener) throws Exception {
        try (Server server = new Server(Server.Variant.DEFAULT, GROWING)) {
            for (int i = 0; i < 3; i++) {
                try (EventLoop loop = new EventLoop()) {
                    open(loop, server, opener, 200);
                }
            }
            Thread.sleep(SETTLE.toMillis());
            long heap = server.heap();
            long resident = server.resident();
            try (EventLoop loop = new EventLoop()) {
                open(loop, server, opener, count);
                loop.runFor(SETTLE);
                long heapAfter = server.heap();
                return new Cost((heapAfter - heap) / (double) count, (server.resident() - resident) / (double) count);
            }
        }
    }

    private static void open(EventLoop loop, Server server, Opener opener, int count) {
        int[] opened = {0};
        Http http = new Http(loop, server.address());
        for (int i = 1; i <= count; i++) {
            int expected = i;
            opener.open(loop, server, http, () -> opened[0]++);
            loop.runUntil(() -> opened[0] == expected, LIMIT);
        }
    }
}
