package org.djust.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** How many visitors a second can get a page, connect, join it and leave again. */
final class JoinsFigure implements Bench.Figure {

    private static final int AT_ONCE = 16;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    private int joins;
    private int active;
    private boolean stopping;
    private double processor;

    @Override
    public void run() throws Exception {
        System.out.println("| server | page | joins per second | server CPU µs |\n|---|---|---|---|");
        for (Setup.Variant variant : Setup.servers(Setup.Variant.DEFAULT, Setup.Variant.DISPATCH)) {
            try (Server server = new Server(Setup.of(variant))) {
                for (String path : new String[] {"/counter", "/table"}) {
                    double perSecond = measure(server, path);
                    System.out.printf("| %s | %s | %,.0f | %,.0f |%n", variant, path, perSecond, processor);
                }
            }
        }
    }

    private double measure(Server server, String path) throws IOException {
        round(server, path, Duration.ofSeconds(8));
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(server, path, Duration.ofSeconds(3));
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private double round(Server server, String path, Duration time) throws IOException {
        try (EventLoop loop = new EventLoop()) {
            stopping = false;
            active = AT_ONCE;
            for (int i = 0; i < AT_ONCE; i++) {
                visit(loop, server, new Http(loop, server.address()), path);
            }
            loop.runFor(Duration.ofMillis(500));
            joins = 0;
            double before = server.processorSeconds();
            long start = System.nanoTime();
            loop.runFor(time);
            double perSecond = joins / ((System.nanoTime() - start) / 1e9);
            processor = (server.processorSeconds() - before) / joins * 1e6;
            stopping = true;
            loop.runUntil(() -> active == 0, Duration.ofSeconds(20));
            return perSecond;
        }
    }

    private void visit(EventLoop loop, Server server, Http http, String path) {
        LiveClient.visit(loop, server, http, path, client -> {
            joins++;
            client.leave();
            if (stopping) {
                active--;
            } else {
                visit(loop, server, http, path);
            }
        });
    }
}
