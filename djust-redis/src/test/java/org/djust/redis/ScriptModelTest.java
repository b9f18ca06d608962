package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiFunction;

import org.djust.redis.fixture.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A model of nodes and one real Redis, whose scripts can be run without one of their checks. {@code -Ddjust.seed} repeats a run,
 * {@code -Ddjust.steps} makes it longer.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ScriptModelTest {

    static final BiFunction<Script, String, String> AS_IT_IS = (script, text) -> text;

    RedisServer server;

    final long seed = Long.getLong("djust.seed", System.nanoTime());
    final int steps;

    /** @param steps unless others are asked for */
    ScriptModelTest(int steps) {
        this.steps = Integer.getInteger("djust.steps", steps);
    }

    @BeforeAll
    void start() {
        server = RedisServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    final void tell() {
        System.out.println(getClass().getSimpleName() + ": -Ddjust.seed=" + seed + " -Ddjust.steps=" + steps);
    }

    /** A script with something else for one of its checks; fails when it has no such check any more. */
    static BiFunction<Script, String, String> changed(Script where, String check, String instead) {
        return (script, text) -> {
            String changed = script == where ? text.replace(check, instead) : text;
            assertTrue(script != where || !changed.equals(text), "the script has another check now");
            return changed;
        };
    }
}
