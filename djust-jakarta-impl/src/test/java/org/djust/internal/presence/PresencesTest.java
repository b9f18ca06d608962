package org.djust.internal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Timer;
import org.junit.jupiter.api.Test;

/** What this node makes of what others tell. */
class PresencesTest {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<String> gone = new ArrayList<>();
    private final List<PresenceEntry> stored = new ArrayList<>();
    private final List<String> watches = new ArrayList<>();
    private final List<Long> revisions = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> sweeps = new ArrayList<>();
    private final List<Runnable> afterGrace = new ArrayList<>();
    private final Set<String> roster = new HashSet<>(Set.of("old", "new"));
    private PresenceBackend.Watcher others;
    private final Presences presences =
            new Presences(new Backend(), services(), GRACE, () -> roster, (json, type) -> null);

    private NodeServices services() {
        return new NodeServices("self", Runnable::run, Thread::new, new Timer() {
            @Override
            public void after(Duration delay, Runnable task) {
                assertEquals(GRACE, delay);
                afterGrace.add(task);
            }

            @Override
            public void every(Duration period, Runnable task) {
                sweeps.add(task);
            }
        }, () -> 0);
    }

    private static PresenceEntry entry(String node, long epoch, long revision) {
        return new PresenceEntry("room", "ann", "view", node, epoch, revision,
                () -> "null".getBytes(StandardCharsets.UTF_8));
    }

    private void expect(int count) {
        assertEquals(count, presences.count("room"));
    }

    @Test
    void whoClosesAPageElsewhereIsNotKeptByTheNodeThatThePageHasLeft() {
        expect(0);
        others.put(entry("old", 1, 5));
        others.put(entry("new", 2, 1));
        others.removed(entry("new", 2, 2));
        expect(0);
        others.put(entry("old", 1, 6));
        expect(0);
    }

    @Test
    void whatTheOldNodeEndsDoesNotEndTheNewOnes() {
        expect(0);
        others.put(entry("old", 1, 5));
        others.put(entry("new", 2, 1));
        others.removed(entry("old", 1, 6));
        expect(1);
    }

    @Test
    void whatHasEndedDoesNotComeBackWhenItIsToldLate() {
        expect(0);
        others.removed(entry("old", 1, 6));
        others.put(entry("old", 1, 5));
        expect(0);
        sweeps.forEach(Runnable::run);
        others.put(entry("old", 1, 5));
        expect(0);
        others.put(entry("old", 1, 7));
        expect(1);
    }

    @Test
    void whatIsToldOfOneViewIsToldInItsOrder() {
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            if (i % 2 == 0) {
                presences.put(new Presences.Who("room", "ann", "view"), 1, () -> new byte[0]);
            } else {
                presences.remove(new Presences.Who("room", "ann", "view"), 1);
            }
        });
        assertEquals(revisions.stream().sorted().toList(), revisions);
    }

    @Test
    void usersOfANodeThatTheRosterDoesNotTellOfYetStay() {
        expect(0);
        others.put(entry("fresh", 1, 1));
        sweeps.forEach(Runnable::run);
        expect(1);
        roster.add("fresh");
        sweeps.forEach(Runnable::run);
        roster.remove("fresh");
        sweeps.forEach(Runnable::run);
        expect(1);
        sweeps.forEach(Runnable::run);
        expect(0);
    }

    @Test
    void whatANodeHasStoredThatLeftInOrderIsRemovedAfterTheGrace() {
        expect(0);
        others.put(entry("old", 1, 1));
        presences.left("old", 7, false);
        expect(1);
        roster.remove("old");
        afterGrace.forEach(Runnable::run);
        expect(0);
        presences.left("new", 8, true);
        assertEquals(List.of("old 7 stored", "new 8"), gone);
        gone.clear();
        // it has come back meanwhile
        afterGrace.remove(1).run();
        assertEquals(List.of(), gone);
        others.put(entry("never", 1, 1));
        sweeps.forEach(Runnable::run);
        sweeps.forEach(Runnable::run);
        assertEquals(List.of("never " + Long.MAX_VALUE), gone);
    }

    @Test
    void aNodeThatCountedAsDeadIsHeardAnewWhenItIsBack() {
        expect(0);
        others.put(entry("old", 2, 9));
        stored.add(entry("old", 2, 9));
        presences.left("old", 7, true);
        expect(0);
        presences.joined("old");
        expect(1);
        assertEquals(List.of("begun", "begun", "ended"), watches);
        presences.joined("old");
        presences.joined("new");
        assertEquals(3, watches.size());
    }

    private final class Backend implements PresenceBackend {

        @Override
        public void start(NodeServices node, ChannelLayer channels) {
            // started by nobody
        }

        @Override
        public void put(PresenceEntry entry) {
            revisions.add(entry.revision());
        }

        @Override
        public void remove(PresenceEntry entry) {
            revisions.add(entry.revision());
        }

        @Override
        public ChannelLayer.Subscription watch(String topic, Watcher watcher) {
            others = watcher;
            watches.add("begun");
            watcher.snapshot(stored);
            return () -> watches.add("ended");
        }

        @Override
        public void gone(String nodeId, long epoch, boolean stored) {
            gone.add(nodeId + " " + epoch + (stored ? " stored" : ""));
        }

        @Override
        public void restore(long epoch) {
            // nothing of this node
        }
    }
}
