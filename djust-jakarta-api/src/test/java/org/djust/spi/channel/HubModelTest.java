package org.djust.spi.channel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Random;

import org.junit.jupiter.api.Test;

class HubModelTest {

    private static final int RUNS = Integer.getInteger("djust.hub.runs", 200);
    private static final int STEPS = 2000;

    private final long first = Long.getLong("djust.hub.seed", new Random().nextInt(Integer.MAX_VALUE));

    @Test
    void everyMessageIsHadOnceOrReportedWhateverHappens() {
        System.out.println("Channels by " + RUNS + " seeds from -Ddjust.hub.seed=" + first);
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                new HubModel(seed, true).run(STEPS);
            } catch (AssertionError | RuntimeException e) {
                fail("-Ddjust.hub.seed=" + seed + " -Ddjust.hub.runs=1: " + e, e);
            }
        }
    }

    @Test
    void withoutTheNumberBeforeLossesAreNotSeen() {
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 200; i++) {
                new HubModel(first + i, false).run(STEPS);
            }
        });
    }
}
