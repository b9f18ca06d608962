package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

/**
 * Three nodes and one real Redis, between which everything is lost, late and done twice: no epoch of a node comes twice, and
 * it is swept once, for the lease that was seen.
 */
class RosterModelTest extends ScriptModelTest {

    RosterModelTest() {
        super(8_000);
    }

    @Test
    void aNodeIsSweptOnceForTheLeaseThatWasSeen() {
        tell();
        run(AS_IT_IS);
    }

    @Test
    void withoutTheFenceItFails() {
        fails(Script.SWEEP, "ended == ARGV[2] and ", "epoch and ", "for an earlier lease");
    }

    @Test
    void withoutTheGraceItFails() {
        fails(Script.SWEEP, "> tonumber(ARGV[3])", "> 0", "too soon");
    }

    @Test
    void withEpochsThatOnlyCountItFails() {
        fails(Script.RENEW, "math.max(now, tonumber(ARGV[2]) + 1)", "tonumber(ARGV[2]) + 1", "has again");
    }

    private void fails(Script where, String check, String instead, String how) {
        AssertionError failure =
                assertThrows(AssertionError.class, () -> run(changed(where, check, instead)));
        assertTrue(failure.getMessage().contains(how), failure.getMessage());
    }

    private void run(BiFunction<Script, String, String> change) {
        try (RosterModel model = new RosterModel(server, new Random(seed), change)) {
            model.all(steps);
        }
    }
}
