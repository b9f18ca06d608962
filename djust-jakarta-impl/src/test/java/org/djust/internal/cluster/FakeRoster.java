package org.djust.internal.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Departure;
import org.djust.spi.Roster.Member;

/** A roster that nodes share, with a clock that is set by hand. It can lose or go back to old data. Not thread-safe. */
class FakeRoster {

    private record Entry(long epoch, long until, String metadata) {
    }

    /** All that it has, at one time. */
    record Data(Map<String, Entry> entries, Map<String, Departure> departures) {
    }

    private Map<String, Entry> entries = new TreeMap<>();
    private Map<String, Departure> departures = new TreeMap<>();
    /** In milliseconds. */
    long now = 1_000;
    /** Whether sweeps ask for the lease that was seen; left out to show that it matters. */
    boolean checksLeases = true;

    Data data() {
        return new Data(new TreeMap<>(entries), new TreeMap<>(departures));
    }

    void restore(Data old) {
        entries = new TreeMap<>(old.entries);
        departures = new TreeMap<>(old.departures);
    }

    void lose() {
        restore(new Data(Map.of(), Map.of()));
    }

    Roster renew(String id, long epoch, String metadata, Duration lease) {
        Entry before = entries.get(id);
        long own = before != null && before.epoch >= epoch ? before.epoch : Math.max(now, epoch + 1);
        entries.put(id, new Entry(own, now + lease.toMillis(), metadata));
        List<Member> members = entries.entrySet().stream().map(entry -> new Member(entry.getKey(),
                entry.getValue().epoch, entry.getValue().until, entry.getValue().metadata,
                Duration.ofMillis(Math.max(0, now - entry.getValue().until)))).toList();
        return new Roster(own, members, List.copyOf(departures.values()));
    }

    void sweep(Member member, Duration grace, String by) {
        Entry entry = entries.get(member.id());
        boolean same = entry != null && (entry.until == member.leaseEnd() || !checksLeases);
        if (same && now - entry.until > grace.toMillis()) {
            remove(member.id(), new Departure(member.id(), member.epoch(), by));
        }
    }

    void leave(String id, long epoch) {
        Entry entry = entries.get(id);
        if (entry != null && entry.epoch == epoch) {
            remove(id, new Departure(id, epoch, id));
        }
    }

    private void remove(String id, Departure departure) {
        entries.remove(id);
        departures.put(id, departure);
        departed(departure);
    }

    /** For who judges. */
    void departed(Departure departure) {
    }

    /** One node's way to it. */
    ClusterBackend backend() {
        return new ClusterBackend() {
            private String self;

            @Override
            public void start(NodeServices node) {
                self = node.nodeId();
            }

            @Override
            public CompletionStage<Roster> renew(long epoch, String metadata, Duration lease) {
                return CompletableFuture.completedFuture(FakeRoster.this.renew(self, epoch, metadata, lease));
            }

            @Override
            public CompletionStage<Void> sweep(Member member, Duration grace) {
                FakeRoster.this.sweep(member, grace, self);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> leave(long epoch) {
                FakeRoster.this.leave(self, epoch);
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
