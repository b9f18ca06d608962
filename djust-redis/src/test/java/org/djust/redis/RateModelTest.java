package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

/**
 * Three nodes that race for permits in one real Redis, while requests and answers are lost, late and doubled: no permit is given that
 * is not there, and none refused that is.
 */
class RateModelTest extends ScriptModelTest {

    RateModelTest() {
        super(10_000);
    }

    @Test
    void asManyPermitsAreGivenAsThereAre() {
        tell();
        run(AS_IT_IS, 0);
    }

    @Test
    void withClocksOfNodesInsteadOfRedisItFails() {
        assertThrows(AssertionError.class, () -> run(AS_IT_IS, 1_000_000_000));
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
        assertThrows(AssertionError.class, () -> run(changed(Script.ACQUIRE, check, instead), 0));
    }

    private void run(BiFunction<Script, String, String> change, long skew) {
        try (RateModel model = new RateModel(server, new Random(seed), change, skew)) {
            model.all(steps);
        }
    }
}
