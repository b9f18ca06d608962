package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.djust.internal.render.testkit.RandomView;
import org.djust.internal.render.testkit.RopeClient;
import org.djust.internal.render.testkit.Templates;
import org.djust.internal.pebble.PebbleTemplateEngine;
import org.junit.jupiter.api.Test;

/** One template serves many clients at once, from the first render on. */
class SharedTemplateTest {
    private static final int CLIENTS = 4;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());

    @Test
    void clientsDontDisturbEachOther() throws Exception {
        System.out.println("SharedTemplateTest: -Ddjust.seed=" + seed);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int view = 0; view < 20; view++) {
                int viewSeed = (int) seed + view;
                ViewTemplate shared = new ViewTemplate(new PebbleTemplateEngine(
                        new Templates(new RandomView(new Random(viewSeed)).sources())).load("view.html"), "shared");
                List<Future<Integer>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(threads.submit(() -> run(shared, new RandomView(new Random(viewSeed)))));
                }
                for (Future<Integer> client : clients) {
                    assertEquals(30, client.get(1, TimeUnit.MINUTES));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int run(ViewTemplate shared, RandomView view) throws Exception {
        Page page = shared.page(view.model(), Locale.ROOT);
        RopeClient client = new RopeClient(page.html("", ""));
        int steps = 0;
        for (; steps < 30; steps++) {
            view.change();
            StringBuilder updates = new StringBuilder();
            page.view().update(view.model(), Locale.ROOT, updates);
            client.apply(updates.toString());
            client.assertShows(shared.page(view.model(), Locale.ROOT).html("", ""));
        }
        return steps;
    }
}
