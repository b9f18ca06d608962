package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.BiFunction;

import org.djust.redis.fixture.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three nodes and one real Redis, between which everything is lost, late and done twice: a view has one owner, and nothing
 * of it goes back. {@code -Ddjust.seed} repeats a run, {@code -Ddjust.steps} makes it longer.
 */
class OwnershipModelTest {

    private static final int RUNS = 5;
    private static final String EPOCH = "elseif epoch > mine or stored[2] ~= ARGV[at + 2] or stored[4] then\n"
            + "    return -1";
    private static final String SEQUENCE = "if sequence >= tonumber(ARGV[at + 3]) then return 0 end";

    private static RedisServer server;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 30_000);

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aViewHasOneOwnerAndNothingGoesBackWhateverIsLostLateOrDoneTwice() {
        System.out.println("OwnershipModelTest: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        run((script, text) -> text);
    }

    @Test
    void withoutTheFenceItFails() {
        assertThrows(AssertionError.class, () -> run(without(EPOCH, "elseif false then")));
    }

    @Test
    void withoutTheCheckForLateCommitsItFails() {
        assertThrows(AssertionError.class, () -> run(without(SEQUENCE, "")));
    }

    private static BiFunction<Script, String, String> without(String check, String instead) {
        return (script, text) -> {
            String changed = text.replace(check, instead);
            assertTrue(script != Script.COMMIT || !changed.equals(text), "the script has another check now");
            return changed;
        };
    }

    private void run(BiFunction<Script, String, String> change) {
        for (long next = seed; next < seed + RUNS; next++) {
            try (OwnershipModel run = new OwnershipModel(server, new Random(next), change)) {
                run.all(steps, "-Ddjust.seed=" + next + " -Ddjust.steps=" + steps);
            }
        }
    }
}
