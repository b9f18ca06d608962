package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.djust.spi.NodeServices;
import org.djust.spi.Timer;
import org.djust.spi.channel.HubLimits;
import org.junit.jupiter.api.Test;

/** Which histories are read, and how they are judged, over connections that come and go. */
class HistoriesTest {

    private static final long SHORT = Duration.ofMillis(300).toNanos();
    private static final long LONG = Duration.ofSeconds(11).toNanos();

    private final List<String> read = new ArrayList<>();
    private String life = "first";
    private final Histories histories = new Histories((topic, complete) -> read.add(topic + " " + complete),
            new Link(new Lives(), "redis.example:6379"), new HubLimits(1500, Duration.ofSeconds(10)),
            new NodeServices("node", Runnable::run, Thread::new, new NoTimer(), () -> 0));

    private void connected(long silence) {
        histories.connected(silence, Set.of("a", "b"));
    }

    @Test
    void afterAShortSilenceHistoriesTellAll() {
        connected(SHORT);
        histories.wanted("a");
        assertEquals(List.of("a true"), read);
    }

    @Test
    void afterALongSilenceOrInAnotherLifeOfRedisTheyDontOnce() {
        connected(LONG);
        histories.wanted("a");
        histories.wanted("a");
        assertEquals(List.of("a false", "a true"), read);
        histories.disconnected();
        life = "second";
        connected(SHORT);
        histories.wanted("b");
        assertEquals("b false", read.get(2));
    }

    @Test
    void whatWasNotReadBeforeTheConnectionBrokeAgainIsStillNotComplete() {
        connected(SHORT);
        histories.disconnected();
        life = "second";
        connected(SHORT);
        histories.wanted("a");
        histories.disconnected();
        connected(SHORT);
        histories.wanted("a");
        histories.wanted("b");
        assertEquals(List.of("a false", "a true", "b false"), read);
    }

    @Test
    void whatIsWantedBeforeTheConnectionWasJudgedWaits() {
        histories.wanted("a");
        assertEquals(List.of(), read);
        connected(LONG);
        assertEquals(List.of("a false"), read);
    }

    /** Tells only which life it is in. */
    private final class Lives implements RedisApi {

        @Override
        public Object[] evaluate(List<Invocation> invocations) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void load(List<Script> scripts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, String> info() {
            return Map.of("run_id", life);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static final class NoTimer implements Timer {

        @Override
        public void after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void every(Duration period, Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
