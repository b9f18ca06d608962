package org.djust.spi.channel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class HubModelTest {

    private static final int RUNS = Integer.getInteger("djust.hub.runs", 200);
    private static final int STEPS = 2000;

    @Test
    void everyMessageIsHadOnceOrReportedWhateverHappens() {
        long first = Long.getLong("djust.hub.seed", 0);
        for (int i = 0; i < RUNS; i++) {
            try {
                new HubModel(first + i, true).run(STEPS);
            } catch (AssertionError | RuntimeException e) {
                fail("seed " + (first + i) + ": " + e, e);
            }
        }
    }

    @Test
    void withoutTheNumberBeforeLossesAreNotSeen() {
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < RUNS; i++) {
                new HubModel(i, false).run(STEPS);
            }
        });
    }
}
