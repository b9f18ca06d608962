package org.djust.it.browser.equivalence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * After every patch the page is what a browser makes of a fresh render of the same state. {@code -Ddjust.steps} sets how
 * many patches are tried, {@code -Ddjust.seed} repeats a run.
 */
@ExtendWith(BrowserExtension.class)
public class BrowserEquivalenceIT {

    private static final int STEPS_A_VIEW = 50;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 1_000);

    @Test
    void afterEachPatchThePageIsWhatAFreshPageWouldBe(Browser browser) {
        System.out.println("BrowserEquivalenceIT: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        int resends = 0;
        for (int done = 0; done < steps; done += STEPS_A_VIEW) {
            long viewSeed = seed + done / STEPS_A_VIEW;
            resends += walk(browser.newPage(), viewSeed, Math.min(STEPS_A_VIEW, steps - done));
        }
        System.out.println("BrowserEquivalenceIT: the whole view was sent again " + resends + " times");
        // A resend is right, but costs bytes: 1.1 % over 10,000 steps, 2.6 % in the worst 1,000 that were seen; most are
        // thought to be keys that come back on an element of another name. A rule that differed between client and
        // server gave 15 %.
        assertTrue(resends <= Math.max(1, steps / 20), resends + " of " + steps + " patches didn't fit the page");
    }

    private static int walk(Page page, long seed, int steps) {
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        Random random = new Random(seed);
        LivePage live = new LivePage(page, random);
        for (int step = 0; step < steps; step++) {
            String difference = live.step(random);
            if (difference != null || !errors.isEmpty()) {
                throw new AssertionError("Step " + step + " of -Ddjust.steps=" + STEPS_A_VIEW + " -Ddjust.seed=" + seed
                        + ":\n" + difference + "\n" + errors + "\n" + live);
            }
        }
        page.context().close();
        return live.resends();
    }
}
