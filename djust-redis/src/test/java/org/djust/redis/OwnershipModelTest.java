package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

/**
 * Three nodes and one real Redis, between which everything is lost, late and done twice: a view has one owner, and nothing
 * of it goes back.
 */
class OwnershipModelTest extends ScriptModelTest {

    private static final int RUNS = 5;
    private static final String EPOCH = "elseif epoch > mine or stored[2] ~= ARGV[at + 2] or stored[4] then\n"
            + "    return -1";
    private static final String SEQUENCE = "if sequence >= tonumber(ARGV[at + 3]) then return 0 end";

    OwnershipModelTest() {
        super(30_000);
    }

    @Test
    void aViewHasOneOwnerAndNothingGoesBackWhateverIsLostLateOrDoneTwice() {
        tell();
        run(AS_IT_IS);
    }

    @Test
    void withoutTheFenceItFails() {
        assertThrows(AssertionError.class, () -> run(changed(Script.COMMIT, EPOCH, "elseif false then")));
    }

    @Test
    void withoutTheCheckForLateCommitsItFails() {
        assertThrows(AssertionError.class, () -> run(changed(Script.COMMIT, SEQUENCE, "")));
    }

    private void run(BiFunction<Script, String, String> change) {
        for (long next = seed; next < seed + RUNS; next++) {
            try (OwnershipModel run = new OwnershipModel(server, new Random(next), change)) {
                run.all(steps, "-Ddjust.seed=" + next + " -Ddjust.steps=" + steps);
            }
        }
    }
}
