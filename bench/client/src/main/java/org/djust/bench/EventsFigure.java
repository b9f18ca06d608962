package org.djust.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Events of a counter beside a bare echo by turns, on both servers, with state in memory and in Redis; then at half that pace. */
final class EventsFigure implements Bench.Figure {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int CONNECTIONS = Integer.getInteger("bench.clients", 32);
    private static final Duration JIT = Duration.ofMillis(Long.getLong("bench.jit", 8000));
    private static final Duration WARM_UP = Duration.ofMillis(Long.getLong("bench.warm-up", 1000));
    private static final Duration MEASURED = Duration.ofMillis(Long.getLong("bench.measured", 3000));
    private static final List<String> BACKENDS =
            List.of(System.getProperty("bench.backends", "memory,redis").split(","));

    /** What takes place on a fresh set of connections. */
    private interface Round {
        Load.Result run(EventLoop loop, List<Load.Sequence> open);
    }

    @Override
    public void run() throws Exception {
        System.out.println(
                "| server | state | echo a second | counter a second | of echo | p50, p99 ms | p50, p99 ms at half"
                        + " of it | load average |\n|---|---|---|---|---|---|---|---|");
        for (Setup.Variant variant : Setup.servers(Setup.Variant.values())) {
            for (String backend : BACKENDS) {
                if (backend.equals("memory")) {
                    measure(Setup.of(variant), "memory");
                } else {
                    try (RedisServer redis = new RedisServer()) {
                        measure(Setup.of(variant).withRedis(redis), "Redis");
                    }
                }
            }
        }
    }

    private static void measure(Setup setup, String state) throws IOException, InterruptedException {
        try (Server server = new Server(setup)) {
            Round warm = (loop, open) -> new Load().run(loop, open, Duration.ZERO, JIT);
            round(server, false, warm);
            round(server, true, warm);
            List<Load.Result> echo = new ArrayList<>();
            List<Load.Result> counter = new ArrayList<>();
            Round full = (loop, open) -> new Load().run(loop, open, WARM_UP, MEASURED);
            for (int i = 0; i < ROUNDS; i++) {
                echo.add(round(server, false, full));
                counter.add(round(server, true, full));
            }
            Load.Result bare = Load.Result.median(echo);
            Load.Result events = Load.Result.median(counter);
            List<Load.Result> half = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                half.add(round(server, true, (loop, open) -> new Paced(loop, open, events.perSecond() / 2).run(WARM_UP,
                        MEASURED)));
            }
            Load.Result paced = Load.Result.median(half);
            System.out.printf("| %s | %s | %,.0f | %,.0f | %.0f %% | %.2f, %.2f | %.2f, %.2f (%,.0f) | %s |%n",
                    setup.variant(), state, bare.perSecond(), events.perSecond(),
                    100 * events.perSecond() / bare.perSecond(), events.median(), events.p99(), paced.median(),
                    paced.p99(), paced.perSecond(), LoadAverage.now());
        }
    }

    private static Load.Result round(Server server, boolean counter, Round round) throws IOException {
        try (EventLoop loop = new EventLoop()) {
            return round.run(loop, counter ? Load.views(loop, server, CONNECTIONS, "/counter", "inc")
                    : Load.echo(loop, server, CONNECTIONS));
        }
    }
}
