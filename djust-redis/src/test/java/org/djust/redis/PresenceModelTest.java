package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

/**
 * Three nodes and one real Redis, between which writes are lost, late, doubled and in another order, while nodes die or are taken
 * for dead, and Redis loses what it did last: in the end Redis and all nodes have exactly what the nodes that live have.
 */
class PresenceModelTest extends ScriptModelTest {

    /** How many times longer it may take to meet what a check is for. */
    private static final int MOST = 5;

    PresenceModelTest() {
        super(30_000);
    }

    @Test
    void whateverIsLateAllKnowInTheEndWhoIsThere() {
        tell();
        run(steps, AS_IT_IS);
    }

    @Test
    void withoutTheMemoryOfWhatEndedItFails() {
        fails(Script.ENTER, "stored > 0 or ended >= 0", "stored > 0");
    }

    @Test
    void withoutTheCheckForLateWritesItFails() {
        fails(Script.ENTER, "stored > 0 or ended >= 0", "ended >= 0");
    }

    @Test
    void withoutTheCheckForLateRemovalsItFails() {
        fails(Script.EXIT, "if stored > 0 then return 0 end", "");
    }

    @Test
    void withoutTheFenceAroundNodesThatWereTakenOffItFails() {
        fails(Script.ENTER, "then return -1 end", "then end");
    }

    @Test
    void withoutTheCheckForNodesThatAreBackItFails() {
        fails(Script.CLEAR, "<= tonumber(ARGV[3])", "<= math.huge");
    }

    private void fails(Script where, String check, String instead) {
        assertThrows(AssertionError.class, () -> run(MOST * steps, changed(where, check, instead)));
    }

    private void run(int count, BiFunction<Script, String, String> change) {
        try (PresenceModel model = new PresenceModel(server, new Random(seed), change)) {
            model.all(count);
        }
    }
}
