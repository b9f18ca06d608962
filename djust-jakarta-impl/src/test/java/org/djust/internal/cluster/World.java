package org.djust.internal.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiFunction;

import org.djust.internal.config.Nodes;
import org.djust.spi.Roster.Departure;

/** Nodes, their store and time, all driven by hand. Not thread-safe. */
final class World {

    static final Nodes SETTINGS = new Nodes("node", Duration.ofSeconds(6), Duration.ofSeconds(10));
    /** How long a node waits for an answer. */
    static final long TIMEOUT = 2_000;

    /** Epochs are times, and may run ahead by so much. */
    private static final long SLACK = 1_000;

    final List<TestMember> members = new ArrayList<>();
    final FakeRoster roster = new FakeRoster() {
        @Override
        void departed(Departure departure) {
            departures.add(departure);
            if (!departure.by().equals(departure.id())) {
                swept(departure);
            }
        }
    };
    /** All that there ever were. */
    final List<Departure> departures = new ArrayList<>();
    /** What should never have happened. */
    final List<String> problems = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Map<Departure, Integer> sweeps = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final BiFunction<String, Nodes, FailureDetector> detectors;
    boolean storeAway;
    private long restored = -SLACK;
    private long count;
    private int restarts;

    private record Event(long at, long number, Runnable action) {
    }

    World() {
        this((id, settings) -> new FailureDetector(id, settings.lease(), settings.grace()));
    }

    World(BiFunction<String, Nodes, FailureDetector> detectors) {
        this.detectors = detectors;
    }

    long now() {
        return roster.now;
    }

    TestMember join() {
        String id = "n" + members.size();
        TestMember member = new TestMember(this, id, detectors.apply(id, SETTINGS));
        members.add(member);
        return member;
    }

    TestMember member(String id) {
        return members.stream().filter(member -> member.id.equals(id)).findAny().orElseThrow();
    }

    void at(long time, Runnable action) {
        events.add(new Event(time, count++, action));
    }

    void pass(Duration time) {
        long end = now() + time.toMillis();
        while (!events.isEmpty() && events.peek().at <= end) {
            Event event = events.poll();
            roster.now = Math.max(roster.now, event.at);
            event.action.run();
        }
        roster.now = end;
    }

    void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    private void swept(Departure departure) {
        Departure who = new Departure(departure.id(), departure.epoch(), "");
        if (sweeps.merge(who, 1, Integer::sum) > 1 && who.epoch() > restored + SLACK) {
            problems.add(now() + ": swept twice: " + departure);
        }
        if (member(departure.id()).isWell()) {
            problems.add(now() + ": swept, but well: " + departure);
        }
    }

    /** A node was told that it has swept another. */
    void told(String by, String nodeId, long epoch) {
        if (!told.add(nodeId + " " + epoch) && epoch > restored + SLACK) {
            problems.add(now() + ": told twice that it was swept: " + nodeId + ", " + by);
        }
    }

    /** Something arrives at the store late, unless that has restarted: then connections to it are broken. */
    void late(long delay, Runnable arrival) {
        int before = restarts;
        at(now() + delay, () -> {
            if (restarts == before) {
                arrival.run();
            }
        });
    }

    void lose() {
        roster.lose();
        restarts++;
    }

    /** The store goes back to what it was, so that what happened since may happen again. */
    void restore(FakeRoster.Data old) {
        roster.restore(old);
        restored = now();
        restarts++;
    }
}
