package org.djust.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What an idle view costs the server, with its socket and over the socket of a bare echo endpoint. */
final class MemoryFigure implements Bench.Figure {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    /** A heap that begins small, so that what it grows by is what the connections need. */
    private static final String GROWING = "-Xms64m -Xmx2g";
    private static final Duration SETTLE = Duration.ofSeconds(8);

    /** Bytes for each connection. */
    private record Cost(double heap, double resident) {
    }

    /** Opens one connection, and when it is there hands over what leaves it. */
    private interface Opener {
        void open(EventLoop loop, Server server, Http http, Consumer<Runnable> opened);
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
                client -> opened.accept(client::leave)));
        System.out.printf("| echo | %,d | %.1f KB | | %.1f KB | |%n", count, echo.heap() / 1024,
                echo.resident() / 1024);
        System.out.printf("| %s | %,d | %.1f KB | %.1f KB | %.1f KB | %.1f KB |%n", page, count, view.heap() / 1024,
                (view.heap() - echo.heap()) / 1024, view.resident() / 1024, (view.resident() - echo.resident()) / 1024);
    }

    private static void echo(EventLoop loop, Server server, Http http, Consumer<Runnable> opened) {
        Load.echo(loop, server, 1);
        opened.accept(() -> {
            // Closing the loop is all it takes.
        });
    }

    /** On a fresh server that has done some of the same before, so that classes and pools aren't counted. */
    private static Cost cost(int count, Opener opener) throws Exception {
        try (Server server = new Server(Setup.of(Setup.Variant.DEFAULT).withMemory(GROWING))) {
            for (int i = 0; i < 3; i++) {
                try (EventLoop loop = new EventLoop()) {
                    open(loop, server, opener, Math.min(200, count / 10)).forEach(Runnable::run);
                    loop.runFor(Duration.ofSeconds(1));
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

    private static List<Runnable> open(EventLoop loop, Server server, Opener opener, int count) {
        List<Runnable> opened = new ArrayList<>();
        Http http = new Http(loop, server.address());
        for (int i = 1; i <= count; i++) {
            int expected = i;
            opener.open(loop, server, http, opened::add);
            loop.runUntil(() -> opened.size() == expected, LIMIT);
        }
        return opened;
    }
}
