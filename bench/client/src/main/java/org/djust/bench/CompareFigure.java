package org.djust.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;

/** djust beside Jakarta Faces and Vaadin Flow: the same pages on one server, by turns. */
final class CompareFigure implements Bench.Figure {

    private static final int CLICKS = Integer.getInteger("bench.clicks", 200);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int CLIENTS = Integer.getInteger("bench.clients", 32);
    private static final int SESSIONS = Integer.getInteger("bench.sessions", 500);
    private static final int TABLES = Integer.getInteger("bench.tables", 100);
    private static final Duration WARM_UP = Duration.ofMillis(Long.getLong("bench.warm-up", 1000));
    private static final Duration MEASURED = Duration.ofMillis(Long.getLong("bench.measured", 3000));
    private static final Duration JIT = Duration.ofMillis(Long.getLong("bench.jit", 5000));

    /** What to do of all that the comparison does. */
    private enum Part {
        MEMORY, BROWSER, KILL, EVENTS, KILL_REDIS
    }

    private static final List<Part> PARTS = Arrays.stream(
            System.getProperty("bench.parts", "MEMORY,BROWSER,KILL,EVENTS,KILL_REDIS").split(",")).map(Part::valueOf)
            .toList();

    @Override
    public void run() throws Exception {
        Setup setup = Setup.of(Setup.Variant.DEFAULT).withCompared().withMemory("-Xms512m -Xmx4g");
        if (PARTS.stream().anyMatch(part -> part != Part.KILL_REDIS)) {
            inMemory(setup);
        }
        if (PARTS.contains(Part.KILL_REDIS)) {
            try (RedisServer redis = new RedisServer();
                    Server server = new Server(setup.withRedis(redis));
                    Chromium chromium = new Chromium()) {
                System.out.println("\nWith state in Redis:");
                new CompareKill(server, chromium).run(Compared.DJUST);
            }
        }
    }

    private static void inMemory(Setup setup) throws IOException, InterruptedException {
        try (Server server = new Server(setup); Chromium chromium = new Chromium()) {
            if (PARTS.contains(Part.MEMORY)) {
                memory(server);
            }
            if (PARTS.contains(Part.BROWSER)) {
                interactions(server, chromium);
            }
            if (PARTS.contains(Part.KILL)) {
                new CompareKill(server, chromium).run(Compared.values());
            }
            if (PARTS.contains(Part.EVENTS)) {
                events(server, "counter", "inc");
                events(server, "table", "cell");
            }
        }
    }

    private static void memory(Server server) throws IOException {
        System.out.println("| heap a session | page | sessions | KB |\n|---|---|---|---|");
        for (String page : List.of("counter", "table")) {
            int count = page.equals("table") ? TABLES : SESSIONS;
            for (Compared framework : Compared.values()) {
                try (EventLoop warmUp = new EventLoop()) {
                    framework.visitors(warmUp, server, 20, page, page.equals("table") ? "cell" : "inc");
                }
                long before = server.heap();
                try (EventLoop loop = new EventLoop()) {
                    framework.visitors(loop, server, count, page, page.equals("table") ? "cell" : "inc");
                    System.out.printf("| %s | %s | %d | %.1f |%n", framework.title, page, count,
                            (server.heap() - before) / 1024.0 / count);
                }
            }
        }
    }

    private static void events(Server server, String page, String button) throws IOException {
        Map<Compared, List<Load.Result>> results = new EnumMap<>(Compared.class);
        Map<Compared, Double> processor = new EnumMap<>(Compared.class);
        Map<Compared, List<Load.Sequence>> visitors = new EnumMap<>(Compared.class);
        try (EventLoop loop = new EventLoop()) {
            for (Compared framework : Compared.values()) {
                visitors.put(framework, framework.visitors(loop, server, CLIENTS, page, button));
                new Load().run(loop, visitors.get(framework), Duration.ZERO, JIT);
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (Compared framework : Compared.values()) {
                    double before = server.processorSeconds();
                    Load.Result result = new Load().run(loop, visitors.get(framework), WARM_UP, MEASURED);
                    double events = result.perSecond() * WARM_UP.plus(MEASURED).toMillis() / 1e3;
                    processor.merge(framework, (server.processorSeconds() - before) / events * 1e6 / ROUNDS,
                            Double::sum);
                    results.computeIfAbsent(framework, f -> new ArrayList<>()).add(result);
                }
            }
        }
        System.out.printf("%n| %s, %d clients; load average %s | per second | median ms | p99 ms | server CPU µs |%n"
                + "|---|---|---|---|---|%n", page, CLIENTS, LoadAverage.now());
        results.forEach((framework, rounds) -> {
            Load.Result result = Load.Result.median(rounds);
            System.out.printf("| %s | %,.0f | %.2f | %.2f | %,.0f |%n", framework.title, result.perSecond(),
                    result.median(), result.p99(), processor.get(framework));
        });
    }

    private static void interactions(Server server, Chromium chromium) {
        System.out.printf("%n| Chromium; load average %s | interaction | bytes up, down (payload) | first: down |"
                + " click to DOM, median ms | p99 ms |%n|---|---|---|---|---|---|%n", LoadAverage.now());
        for (Compared framework : Compared.values()) {
            interaction(server, chromium, framework, "counter", "+", "h1");
        }
        String facesPrice = "[id='f:t:499:price']";
        interaction(server, chromium, Compared.DJUST, "table", "cell", "#row-500 .price");
        interaction(server, chromium, Compared.FACES, "table", "cell", facesPrice);
        interaction(server, chromium, Compared.FACES, "table", "whole", facesPrice);
        interaction(server, chromium, Compared.VAADIN, "table", "cell", "#row-500 .price");
        form(server, chromium, Compared.DJUST, "");
        form(server, chromium, Compared.FACES, "");
        form(server, chromium, Compared.VAADIN, " input");
    }

    private static void interaction(Server server, Chromium chromium, Compared framework, String name, String button,
            String changing) {
        try (Page page = chromium.newPage()) {
            Interaction interaction = new Interaction(page, server.url(framework.path(name)), button, changing);
            report(interaction, framework, name + " " + button);
        }
    }

    private static void report(Interaction interaction, Compared framework, String name) {
        Interaction.Bytes first = interaction.click();
        interaction.clicks(CLICKS / 10);
        Interaction.Bytes steady = interaction.click();
        double[] millis = interaction.clicks(CLICKS);
        System.out.printf("| %s | %s | %,d, %,d (%,d, %,d) | %,d | %.1f | %.1f |%n", framework.title, name, steady.up(),
                steady.down(), steady.upPayload(), steady.downPayload(), first.down(), millis[CLICKS / 2],
                millis[CLICKS * 99 / 100]);
    }

    private static void form(Server server, Chromium chromium, Compared framework, String input) {
        try (Page page = chromium.newPage()) {
            Interaction form = new Interaction(page, server.url(framework.path("form")), "save", "h1");
            page.fill("#name" + input, "Ada");
            page.fill("#email" + input, "ada@example.org");
            page.fill("#seats" + input, "2");
            page.press("#seats" + input, "Tab");
            form.click();
            for (String address : List.of("nowhere", "ada@example.org")) {
                Interaction.Bytes bytes = form.bytesOf(() -> {
                    page.fill("#email" + input, address);
                    page.press("#email" + input, "Tab");
                });
                System.out.printf("| %s | form: %s | %,d, %,d (%,d, %,d) | | | |%n", framework.title,
                        address.equals("nowhere") ? "wrong email" : "right email", bytes.up(), bytes.down(),
                        bytes.upPayload(), bytes.downPayload());
            }
            report(form, framework, "form save");
        }
    }
}
