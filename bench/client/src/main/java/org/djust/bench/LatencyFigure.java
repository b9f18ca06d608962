package org.djust.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long an event takes and how many a server does, beside a bare echo on the same server in turns. */
final class LatencyFigure implements Bench.Figure {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration WARM_UP = Duration.ofMillis(Long.getLong("bench.warm-up", 1000));
    private static final Duration MEASURED = Duration.ofMillis(Long.getLong("bench.measured", 3000));

    private static final List<Kind> KINDS =
            Arrays.stream(System.getProperty("bench.kinds", "ECHO,COUNTER_INC,TABLE_CELL").split(","))
                    .map(Kind::valueOf).toList();

    /** What is measured in turns. */
    private enum Kind {
        ECHO, COUNTER_INC, TABLE_CELL;

        List<Load.Sequence> open(EventLoop loop, Server server, int connections) {
            return switch (this) {
                case ECHO -> Load.echo(loop, server, connections);
                case COUNTER_INC -> Load.views(loop, server, connections, "/counter", "inc");
                case TABLE_CELL -> Load.views(loop, server, connections, "/table", "cell");
            };
        }
    }

    @Override
    public void run() throws Exception {
        System.out.println(
                "| server | connections | what | per second | of echo | median ms | p99 ms | server CPU µs |\n|---|---|---|---|---|---|---|---|");
        for (Setup.Variant variant : Setup.servers(Setup.Variant.DEFAULT, Setup.Variant.DISPATCH)) {
            try (Server server = new Server(Setup.of(variant))) {
                warmUp(server);
                for (int connections : new int[] {1, 32}) {
                    measure(server, variant, connections);
                }
            }
        }
    }

    private void warmUp(Server server) throws IOException {
        for (Kind kind : KINDS) {
            round(server, kind, 32, Duration.ZERO, Duration.ofMillis(Long.getLong("bench.jit", 8000)));
        }
    }

    private void measure(Server server, Setup.Variant variant, int connections) throws IOException {
        Map<Kind, List<Load.Result>> results = new LinkedHashMap<>();
        Map<Kind, Double> processor = new LinkedHashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Kind kind : KINDS) {
                double before = server.processorSeconds();
                Load.Result result = round(server, kind, connections, WARM_UP, MEASURED);
                double events = result.perSecond() * (WARM_UP.plus(MEASURED).toMillis() / 1e3);
                processor.merge(kind, (server.processorSeconds() - before) / events * 1e6 / ROUNDS, Double::sum);
                results.computeIfAbsent(kind, k -> new ArrayList<>()).add(result);
            }
        }
        double echo = Load.Result.median(results.get(Kind.ECHO)).perSecond();
        results.forEach((kind, rounds) -> {
            Load.Result result = Load.Result.median(rounds);
            System.out.printf("| %s | %d | %s | %,.0f | %.0f %% | %.3f | %.2f | %.1f |%n", variant, connections, kind,
                    result.perSecond(),
                    100 * result.perSecond() / echo, result.median(), result.p99(), processor.get(kind));
        });
    }

    private static Load.Result round(Server server, Kind kind, int connections, Duration warmUp, Duration measured)
            throws IOException {
        try (EventLoop loop = new EventLoop()) {
            return new Load().run(loop, kind.open(loop, server, connections), warmUp, measured);
        }
    }
}
