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
 * Three nodes that race for permits in one real Redis, while requests and answers are lost, late and doubled: no permit is given that
 * is not there, and none refused that is. {@code -Ddjust.seed} repeats a run, {@code -Ddjust.steps} makes it longer.
 */
class RateModelTest {

    private static RedisServer server;

    private final long seed = Long.getLong("djust.seed", System.nanoTime());
    private final int steps = Integer.getInteger("djust.steps", 10_000);

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void asManyPermitsAreGivenAsThereAre() {
        System.out.println("RateModelTest: -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
        run((script, text) -> text, 0);
    }

    @Test
    void withClocksOfNodesInsteadOfRedisItFails() {
        assertThrows(AssertionError.class, () -> run((script, text) -> text, 1_000_000_000));
    }

    @Test
    void withOnePermitMoreItFails() {
        fails("wait > 0", "wait > each");
    }

    @Test
    void withAPermitThatIsTakenInVainItFails() {
        fails("if wait > 0 then return wait end", "if wait > 0 then full = full - each / 2 end");
    }

    private void fails(String check, String instead) {
        assertThrows(AssertionError.class, () -> run((script, text) -> {
            String changed = text.replace(check, instead);
            assertTrue(script != Script.ACQUIRE || !changed.equals(text), "the script has another check now");
            return changed;
        }, 0));
    }

    private void run(BiFunction<Script, String, String> change, long skew) {
        try (RateModel model = new RateModel(server, new Random(seed), change, skew)) {
            model.all(steps);
        }
    }
}
