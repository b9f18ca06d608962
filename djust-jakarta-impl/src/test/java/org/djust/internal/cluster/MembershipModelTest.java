package org.djust.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.logging.Logger;
import java.util.stream.LongStream;

import org.djust.internal.config.Nodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to nodes and store: of one node under one epoch there is one sweep, no node that is well is swept or said
 * to have left, and when all is well again all see each other. {@code -Ddjust.seed} repeats a run, {@code -Ddjust.runs} makes
 * more of them.
 */
class MembershipModelTest {

    private static final int STEPS = 400;
    private static final Logger LOG = Logger.getLogger(Messages.class.getPackageName());

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int runs = Integer.getInteger("djust.runs", 200);

    @BeforeAll
    static void quiet() {
        LOG.setUseParentHandlers(false);
    }

    @AfterAll
    static void logAgain() {
        LOG.setUseParentHandlers(true);
    }

    private static FailureDetector real(String id, Nodes settings) {
        return new FailureDetector(id, settings.lease(), settings.grace());
    }

    private static FailureDetector gullible(String id, Nodes settings) {
        return new FailureDetector(id, settings.lease(), settings.grace()) {
            @Override
            void interrupted() {
                // believes the store, also after an outage
            }
        };
    }

    private boolean finds(String problem, BiFunction<String, Nodes, FailureDetector> detectors, boolean checksLeases) {
        return LongStream.range(seed, seed + runs)
                .mapToObj(run -> new MembershipModel(run, detectors, checksLeases).run(STEPS))
                .anyMatch(found -> !found.isEmpty() && found.get(0).contains(problem));
    }

    @Test
    void nobodyWhoIsWellLeavesAndOneSweepsWhoDied() {
        System.out.println("MembershipModelTest: -Ddjust.seed=" + seed + " -Ddjust.runs=" + runs);
        for (long run = seed; run < seed + runs; run++) {
            assertEquals(List.of(), new MembershipModel(run, MembershipModelTest::real, true).run(STEPS),
                    "-Ddjust.seed=" + run + " -Ddjust.runs=1");
        }
    }

    @Test
    void whoBelievesTheStoreAfterAnOutageSweepsNodesThatAreWell() {
        assertTrue(finds("swept, but well", MembershipModelTest::gullible, true), "seed " + seed);
    }

    @Test
    void withoutTheFenceASweepThatComesLateMeetsANodeThatHasRenewed() {
        assertTrue(finds("swept", MembershipModelTest::real, false), "seed " + seed);
    }
}
