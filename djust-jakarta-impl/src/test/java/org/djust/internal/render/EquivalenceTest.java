package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.render.testkit.RandomView;
import org.djust.internal.render.testkit.RopeClient;
import org.djust.internal.render.testkit.Templates;
import org.djust.spi.Template;
import org.junit.jupiter.api.Test;

/** After every step of random views the client's text is what a fresh render gives. */
class EquivalenceTest {
    private static final int STEPS_A_VIEW = 100;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 100_000);

    @Test
    void clientShowsWhatAFreshRenderGives() throws Exception {
        Logger.getLogger(ViewTemplate.class.getName()).setLevel(Level.OFF); // unsafe URLs are what is tried
        System.out.println("EquivalenceTest: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        for (int done = 0, view = 0; done < steps; done += STEPS_A_VIEW, view++) {
            run(new Random(seed + view), Math.min(STEPS_A_VIEW, steps - done),
                    "-Ddjust.steps=1 -Ddjust.seed=" + (seed + view));
        }
    }

    private static void run(Random random, int steps, String again) throws Exception {
        RandomView view = new RandomView(random);
        int step = 0;
        StringBuilder updates = new StringBuilder();
        try {
            Template template = new PebbleTemplateEngine(new Templates(view.sources())).load("view.html");
            ViewTemplate live = new ViewTemplate(template, "random");
            Page page = live.page(view.model(), Locale.ROOT);
            ClientView shown = page.view();
            RopeClient client = new RopeClient(page.html("", ""));
            for (; step < steps; step++) {
                view.change();
                updates.setLength(0);
                if (random.nextInt(40) == 0) {
                    shown.reconnected();
                    client.reconnect();
                }
                step(random, view.model(), live, shown, client, updates);
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "Step " + step + " of " + again + "\n" + view.sources() + "\n" + view.model() + "\n" + updates, e);
        }
    }

    private static void step(Random random, Map<String, Object> model, ViewTemplate live, ClientView shown,
            RopeClient client,
            StringBuilder updates) throws Exception {
        if (random.nextInt(100) == 0) {
            shown.resend(model, Locale.ROOT, updates);
        } else {
            assertEquals(shown.update(model, Locale.ROOT, updates), !updates.isEmpty());
        }
        client.apply(updates.toString());
        Page fresh = live.page(model, Locale.ROOT);
        client.assertShows(fresh.html("", ""));
        assertEquals(fresh.view().hash(), shown.hash());
        if (random.nextInt(5) == 0) {
            assertFalse(shown.update(model, Locale.ROOT, new StringBuilder()), "nothing is sent twice");
        }
    }
}
