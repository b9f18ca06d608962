package org.djust.spi.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.djust.spi.ChannelLayer.Receiver;
import org.djust.spi.Encoded;
import org.djust.spi.Position;

/**
 * One topic on one node. What arrives from other nodes is taken only while it follows what is known; else it waits until a
 * history has told what is missing. What this node publishes never waits. Thread-safe; receivers are called without its lock.
 */
final class Topic {

    private static final Member[] NOBODY = {};
    /** How long a subscriber waits to be told what it lacks. */
    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

    private final String name;
    private final Hub hub;
    private final Ring ring;
    private final Fanout fanout;
    private final Map<String, Long> heads = new HashMap<>();
    private final Set<Member> members = new LinkedHashSet<>();
    /** Those of {@link #members} who wait for a history, because it must tell what they lack. */
    private final Set<Member> pending = new LinkedHashSet<>(0);
    private final List<Entry> held = new ArrayList<>(0);
    private Member[] begun = NOBODY;
    private boolean followed;
    private boolean inStep;
    private boolean fresh = true;
    private long index;
    private long used;
    private boolean swept;

    Topic(String name, Hub hub) {
        this.name = name;
        this.hub = hub;
        this.ring = new Ring(hub.limits());
        this.fanout = new Fanout(hub.node().executor());
        this.used = hub.now();
    }

    String name() {
        return name;
    }

    /** Null when the topic has been swept: there is, or will be, another of the name. */
    Entry publish(Encoded payload) {
        Entry entry;
        synchronized (this) {
            if (swept) {
                return null;
            }
            String origin = hub.node().nodeId();
            entry = new Entry(origin, hub.nextNumber(), heads.getOrDefault(origin, 0L), payload, hub.now());
            take(entry);
        }
        fanout.run();
        return entry;
    }

    /** Null as of {@link #publish}. */
    Member subscribe(Position after, Receiver receiver) {
        Member member = new Member(this, receiver, after, hub.now());
        boolean alone = hub.network() == Network.NONE;
        boolean follow;
        synchronized (this) {
            if (swept) {
                return null;
            }
            used = hub.now();
            members.add(member);
            follow = !followed && !alone;
            followed = true;
            if (after == null || inStep || alone) {
                begin(member, inStep || alone);
            } else {
                pending.add(member);
            }
        }
        if (follow) {
            hub.network().follow(name);
        }
        fanout.run();
        return member;
    }

    /** @param known whether all is known that others have published */
    private void begin(Member member, boolean known) {
        pending.remove(member);
        if (member.after == null) {
            tell(member, position(), false);
        } else {
            ring.prune(hub.now());
            List<Entry> lacking = known ? ring.after(member.after, heads) : null;
            tell(member, lacking == null ? position() : member.after, lacking == null);
            if (lacking != null) {
                lacking.forEach(entry -> fanout.add(new Member[] {member}, each -> each.received(entry)));
            }
        }
        begun = null;
    }

    void leave(Member member) {
        synchronized (this) {
            used = hub.now();
            members.remove(member);
            pending.remove(member);
            begun = null;
        }
    }

    void arrived(Entry entry) {
        synchronized (this) {
            acceptOrHold(entry);
        }
        fanout.run();
    }

    /** What is too much to be held shows later as a gap. */
    private void acceptOrHold(Entry entry) {
        if (inStep) {
            accept(entry);
        } else if (held.size() < hub.limits().capacity()) {
            held.add(entry);
        }
    }

    private void accept(Entry entry) {
        long last = heads.getOrDefault(entry.origin(), 0L);
        if (entry.number() <= last) {
            return;
        }
        if (entry.previous() > last) {
            inStep = false;
            held.add(entry);
            hub.network().repair(name);
        } else {
            take(entry);
        }
    }

    private void take(Entry entry) {
        keep(entry);
        if (entry.isLost()) {
            gap();
        } else {
            fanout.add(begun(), member -> {
                if (member.wants(entry)) {
                    member.received(entry);
                }
            });
        }
    }

    private void keep(Entry entry) {
        used = hub.now();
        heads.put(entry.origin(), entry.number());
        if (!entry.isLost()) {
            ring.add(entry, ++index);
        }
    }

    /** What the network keeps: the topic is in step again, whatever of that was missing. */
    void history(History history) {
        synchronized (this) {
            boolean gap = lacks(history);
            for (Entry entry : history.entries()) {
                if (entry.number() > heads.getOrDefault(entry.origin(), 0L)) {
                    if (gap) {
                        // who is told of a gap reads anew what this would tell
                        keep(entry);
                    } else {
                        take(entry);
                    }
                }
            }
            history.heads().forEach((origin, number) -> heads.merge(origin, number, Math::max));
            follows(gap);
        }
        fanout.run();
    }

    /** Whether something was published that is neither known nor in the history. */
    private boolean lacks(History history) {
        boolean gap = !history.complete() || fresh && comesTooLate(history);
        Map<String, Long> reached = new HashMap<>(heads);
        for (Entry entry : history.entries()) {
            long last = reached.getOrDefault(entry.origin(), 0L);
            if (entry.number() > last) {
                gap |= entry.isLost() || isFollowing(entry.origin()) && entry.previous() > last;
                reached.put(entry.origin(), entry.number());
            }
        }
        for (Map.Entry<String, Long> head : history.heads().entrySet()) {
            gap |= isFollowing(head.getKey()) && reached.getOrDefault(head.getKey(), 0L) < head.getValue();
        }
        return gap;
    }

    /** Whether a first history may lack what was published since somebody subscribed. */
    private boolean comesTooLate(History history) {
        long since = members.stream().mapToLong(member -> member.since).reduce(hub.now(),
                (one, other) -> one - other < 0 ? one : other);
        List<Entry> entries = history.entries();
        boolean full = entries.size() >= hub.limits().capacity() && entries.get(0).at() - since > 0;
        return full || hub.now() - since > hub.limits().expiry().toNanos();
    }

    /** Whether all was known of the origin; what it published before the first history is for nobody here. */
    private boolean isFollowing(String origin) {
        return !fresh || heads.containsKey(origin);
    }

    private void follows(boolean gap) {
        inStep = true;
        if (gap) {
            // all are told the same, once
            pending.clear();
            begun = null;
            gap();
        }
        List.copyOf(pending).forEach(member -> begin(member, true));
        if (!gap && fresh) {
            tellAll(position(), false);
        }
        fresh = false;
        List<Entry> late = List.copyOf(held);
        held.clear();
        late.forEach(this::acceptOrHold);
    }

    /** Nothing arrives from others for now. */
    synchronized void outOfStep() {
        inStep = false;
    }

    /** Whoever has waited long for a history goes on without one, and is told so. */
    private void giveUp(long now) {
        pending.stream().filter(member -> now - member.since > PATIENCE).toList()
                .forEach(member -> begin(member, false));
    }

    void originGone(String origin) {
        synchronized (this) {
            if (heads.containsKey(origin)) {
                gap();
            }
        }
        fanout.run();
    }

    /** Forgets what is old. True when nothing is left that anybody could want to know. */
    boolean sweep(long now, long forgetAfter) {
        boolean unfollow;
        synchronized (this) {
            ring.prune(now);
            giveUp(now);
            long idle = now - used;
            unfollow = followed && members.isEmpty() && idle > hub.limits().expiry().toNanos();
            if (unfollow) {
                forgetOthers();
            }
            swept = members.isEmpty() && !followed && ring.isEmpty() && idle > forgetAfter;
        }
        if (unfollow) {
            hub.network().unfollow(name);
        }
        fanout.run();
        return swept;
    }

    private void forgetOthers() {
        followed = false;
        if (hub.network() != Network.NONE) {
            inStep = false;
            fresh = true;
            held.clear();
            ring.clear();
            heads.keySet().retainAll(Set.of(hub.node().nodeId()));
        }
    }

    boolean isFollowed() {
        return followed;
    }

    private Position position() {
        return new Position(heads);
    }

    private void gap() {
        hub.gaps().increment();
        tellAll(position(), true);
    }

    private void tellAll(Position position, boolean gap) {
        Consumer<Member> call = member -> member.begins(position, gap);
        fanout.add(begun(), call);
    }

    private void tell(Member member, Position position, boolean gap) {
        fanout.add(new Member[] {member}, each -> each.begins(position, gap));
    }

    private Member[] begun() {
        if (begun == null) {
            begun = members.stream().filter(member -> !pending.contains(member)).toArray(Member[]::new);
        }
        return begun;
    }
}
