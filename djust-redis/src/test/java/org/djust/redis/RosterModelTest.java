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
 * Three nodes and one real Redis, between which everything is lost, late and done twice: no epoch of a node comes twice, and
 * it is swept once, for the lease that was seen. {@code -Ddjust.seed} repeats a run, {@code -Ddjust.steps} makes it longer.
 */
class RosterModelTest {

    private static RedisServer server;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 8_000);

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aNodeIsSweptOnceForTheLeaseThatWasSeen() {
        System.out.println("RosterModelTest: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        run((script, text) -> text);
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
        AssertionError failure = assertThrows(AssertionError.class, () -> run((script, text) -> {
            String changed = text.replace(check, instead);
            assertTrue(script != where || !changed.equals(text), "the script has another check now");
            return changed;
        }));
        assertTrue(failure.getMessage().contains(how), failure.getMessage());
    }

    private void run(BiFunction<Script, String, String> change) {
        try (RosterModel model = new RosterModel(server, new Random(seed), change)) {
            model.all(steps);
        }
    }
}
