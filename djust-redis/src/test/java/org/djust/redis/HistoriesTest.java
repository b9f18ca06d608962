package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;
import org.djust.spi.Timer;
import org.djust.spi.channel.HubLimits;
import org.junit.jupiter.api.Test;

/** Which histories are read, and how they are judged, over connections that come and go. */
class HistoriesTest {

    private static final long SHORT = Duration.ofMillis(300).toNanos();
    private static final long LONG = Duration.ofSeconds(11).toNanos();

    private final List<String> read = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Set<String> lives = new TreeSet<>(Set.of("one", "two", "three"));
    private boolean telling = true;
    private final Histories histories = new Histories((topic, complete) -> read.add(topic + " " + complete),
            new Link(new Lives(), "redis.example:6379"), new HubLimits(1500, Duration.ofSeconds(10)),
            new NodeServices("node", Runnable::run, Thread::new, new NoTimer(), now::get));

    private void heard(String life, String... topics) {
        List.of(topics).forEach(topic -> histories.heard(topic, life));
    }

    private void silent(long nanos, String... topics) {
        histories.silent(List.of(topics), now.get());
        now.addAndGet(nanos);
    }

    private void assertRead(String... expected) {
        assertEquals(List.of(expected), read);
        read.clear();
    }

    @Test
    void afterAShortSilenceHistoriesTellAll() {
        heard("one", "a");
        silent(SHORT, "a");
        heard("one", "a");
        assertRead("a true", "a true");
    }

    @Test
    void afterALongSilenceTheyDontOnce() {
        heard("one", "a", "b");
        silent(LONG, "a");
        heard("one", "a", "a");
        assertRead("a true", "b true", "a false", "a true");
    }

    @Test
    void aServersSilenceBeginsWhenItIsHeardNoMoreNotWhenThatIsFound() {
        heard("one", "a");
        now.addAndGet(LONG);
        histories.silent(List.of("a"), 0);
        histories.silent(List.of("a"), now.get());
        heard("one", "a");
        assertRead("a true", "a false");
    }

    @Test
    void inAnotherLifeOfItsRedisATopicMayHaveMissedMoreAndOthersHaveNot() {
        heard("one", "a", "b");
        heard("two", "c");
        read.clear();
        silent(SHORT, "a", "b");
        lives.remove("one");
        lives.add("replica of one");
        heard("replica of one", "a", "b");
        heard("replica of one", "a");
        silent(SHORT, "c");
        heard("two", "c");
        assertRead("a false", "b false", "a true", "c true");
    }

    @Test
    void whatMovesFromOnePrimaryToAnotherHasMissedNothing() {
        heard("one", "a");
        silent(SHORT, "a");
        heard("two", "a");
        lives.add("four");
        silent(SHORT, "a");
        heard("four", "a");
        assertRead("a true", "a true", "a true");
    }

    @Test
    void whatMovedToAPrimaryThatEndedMeanwhileMayHaveMissedMore() {
        heard("one", "a");
        heard("three", "b");
        read.clear();
        silent(SHORT, "a");
        lives.remove("two");
        // another topic's move shows it
        silent(SHORT, "b");
        heard("one", "b");
        lives.add("replica of two");
        heard("replica of two", "a");
        assertRead("b true", "a false");
    }

    @Test
    void aPrimaryThatIsNewMayHaveTakenThePlaceOfOneThatEnded() {
        heard("one", "a");
        silent(SHORT, "a");
        lives.remove("two");
        lives.add("replica of two");
        heard("replica of two", "a");
        assertRead("a true", "a false");
    }

    @Test
    void whereItCanNotBeKnownWhoLivesTheyDontTellAll() {
        heard("one", "a", "b");
        telling = false;
        silent(SHORT, "a", "b");
        heard("two", "a");
        heard("one", "b");
        assertRead("a true", "b true", "a false", "b true");
    }

    @Test
    void whatWasNotReadBeforeTheConnectionBrokeAgainIsStillNotComplete() {
        heard("one", "a");
        silent(LONG, "a");
        heard("one", "a");
        histories.failed("a", false);
        silent(SHORT, "a");
        heard("one", "a");
        histories.retry();
        assertRead("a true", "a false", "a true", "a false");
    }

    @Test
    void whatIsFollowedAnewHasMissedNothing() {
        heard("one", "a");
        silent(LONG, "a");
        histories.forget("a");
        heard("two", "a");
        assertRead("a true", "a true");
    }

    /** Tells only who lives. */
    private final class Lives extends UnusedRedis {

        @Override
        public Set<String> lives() {
            if (!telling) {
                throw new StateUnavailableException(Reason.DISCONNECTED, "for the test", null);
            }
            return Set.copyOf(lives);
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
