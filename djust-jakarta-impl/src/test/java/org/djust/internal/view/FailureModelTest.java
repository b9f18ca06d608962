package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.djust.internal.view.FencedStore.Check;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fails, in whatever order, every event is applied once. {@code -Ddjust.seed} repeats a run, {@code -Ddjust.steps}
 * makes runs longer, {@code -Ddjust.runs} makes more of them.
 */
class FailureModelTest {

    private static final Logger LOG = Logger.getLogger(Node.class.getPackageName());

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 10_000);
    private final int runs = Integer.getInteger("djust.runs", 10);

    private final Defects defects = new Defects();

    @BeforeEach
    void listen() {
        // what is tried need not be printed
        LOG.setUseParentHandlers(false);
        LOG.addHandler(defects);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(defects);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void everyEventIsAppliedOnceWhateverFails() {
        run(false, Set.of(), true, false);
        assertEquals(List.of(), defects.messages);
    }

    @Test
    void viewsGoOnWhateverTheStoreLoses() {
        run(true, Set.of(), true, false);
        assertEquals(List.of(), defects.messages);
    }

    @Test
    void everyEventCountsOnceInWhatTheViewsOfAPageShare() {
        run(false, Set.of(), true, true);
        assertEquals(List.of(), defects.messages);
    }

    @Test
    void aStoreThatDoesNotCheckWhatViewsShareIsFoundOut() {
        // views of one page are on two nodes for moments only, so that it takes some runs
        assertThrows(AssertionError.class, () -> run(false, Set.of(Check.SHARED), true, true, 50 * runs));
    }

    @ParameterizedTest
    @EnumSource(value = Check.class, names = "SHARED", mode = EnumSource.Mode.EXCLUDE)
    void aStoreThatLeavesACheckOutIsFoundOut(Check check) {
        assertThrows(AssertionError.class, () -> run(check == Check.LOSS, Set.of(check), true, false));
    }

    @ParameterizedTest
    @EnumSource(value = Check.class, names = "SHARED", mode = EnumSource.Mode.EXCLUDE)
    void aStoreThatLeavesACheckOutIsFoundOutByWhatViewsContain(Check check) {
        assertThrows(AssertionError.class, () -> run(check == Check.LOSS, Set.of(check), false, false));
    }

    private void run(boolean forgetful, Set<Check> left, boolean fences, boolean family) {
        run(forgetful, left, fences, family, runs);
    }

    private void run(boolean forgetful, Set<Check> left, boolean fences, boolean family, int atMost) {
        System.out.println("FailureModelTest: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        for (long run = seed; run < seed + atMost; run++) {
            try {
                new FailureModel(run, forgetful, left, fences, family).run(steps);
            } catch (AssertionError e) {
                throw new AssertionError("-Ddjust.seed=" + run + " -Ddjust.steps=" + steps + " -Ddjust.runs=1: "
                        + e.getMessage(), e);
            }
        }
    }

    /** What the runtime logs as its own defects. */
    private static final class Defects extends Handler {
        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getMessage().contains("ended unexpectedly")) {
                messages.add(record.getMessage() + " " + record.getThrown());
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
