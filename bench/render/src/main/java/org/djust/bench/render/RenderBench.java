package org.djust.bench.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.render.ClientView;
import org.djust.internal.render.ViewTemplate;

/** Measures how long the server takes for the render of a changed view and its updates, on the reference pages. */
public final class RenderBench {
    private static final int WARM_UP = 8_000;
    private static final int RUNS = 4_000;

    /** A row of the table. */
    public record Row(int id, int cents, String price, String state) {
        static Row of(int id) {
            return new Row(id, 0, id * 37 % 900 + 100 + "." + (id * 7 % 90 + 10), id % 3 == 0 ? "active" : "inactive");
        }

        Row dearer() {
            return new Row(id, cents + 1, cents + ".50", state);
        }
    }

    private int number;
    private List<Row> rows = IntStream.rangeClosed(1, 1000).mapToObj(Row::of).toList();

    private RenderBench() {
    }

    public static void main(String[] args) {
        System.out.printf("%-34s %10s %10s %8s%n", "microseconds for render and delta", "median", "p99", "bytes");
        new RenderBench().measure("counter", "inc", page -> page.number++);
        new RenderBench().measure("table", "inc", page -> page.number++);
        new RenderBench().measure("table", "cell", page -> page.change(list -> list.set(499, list.get(499).dearer())));
        new RenderBench().measure("table", "append and remove", page -> page.change(list -> {
            if (list.size() == 1000) {
                list.add(Row.of(1001 + page.number++));
            } else {
                list.remove(1000);
            }
        }));
        new RenderBench().measure("table", "move", page -> page.change(list -> list.add(9, list.remove(899))));
        new RenderBench().measure("table", "sort", page -> page.change(Collections::reverse));
        new RenderBench().measure("table", "inc, all rows new",
                page -> page.change(list -> list.replaceAll(r -> new Row(r.id, ++page.number, r.price, r.state))));
    }

    private void change(Consumer<List<Row>> change) {
        List<Row> copy = new ArrayList<>(rows);
        change.accept(copy);
        rows = copy;
    }

    private Map<String, Object> model() {
        return Map.of("count", number, "clicks", number, "rows", rows);
    }

    private void measure(String page, String event, Consumer<RenderBench> change) {
        ViewTemplate template = new ViewTemplate(
                new PebbleTemplateEngine(RenderBench.class.getClassLoader()).load(page + ".html"), page);
        ClientView client = template.page(model(), Locale.ROOT).view();
        long[] nanos = new long[RUNS];
        StringBuilder updates = new StringBuilder();
        for (int i = -WARM_UP; i < RUNS; i++) {
            change.accept(this);
            updates.setLength(0);
            long start = System.nanoTime();
            client.update(model(), Locale.ROOT, updates);
            nanos[Math.max(i, 0)] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf("%-34s %10.1f %10.1f %8d%n", page + " " + event, nanos[RUNS / 2] / 1000.0,
                nanos[RUNS * 99 / 100] / 1000.0, updates.length());
    }
}
