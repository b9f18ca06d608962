package org.djust.spi.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.djust.spi.ChannelLayer.Receiver;
import org.djust.spi.Encoded;
import org.djust.spi.Position;

/**
 * One topic on one node. What arrives from other nodes is taken only while it follows what is known; else it waits until a
 * history has told what is missing. What this node publishes never waits. Thread-safe; receivers are called without its lock.
 */
final class Topic {

    /** How long a subscriber waits to be told what it lacks. */
    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

    private final String name;
    private final Hub hub;
    private final Known known;
    private final Audience audience;
    private final List<Entry> held = new ArrayList<>(0);
    private boolean followed;
    private boolean inStep;
    private long used;
    private boolean swept;

    Topic(String name, Hub hub) {
        this.name = name;
        this.hub = hub;
        this.known = new Known(hub.limits());
        this.audience = new Audience(new Fanout(hub.node().executor()));
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
            entry = new Entry(origin, hub.nextNumber(), known.last(origin), payload, hub.now());
            take(entry);
        }
        audience.run();
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
            audience.add(member);
            follow = !followed && !alone;
            followed = true;
            if (after == null || inStep || alone) {
                begin(member, inStep || alone);
            }
        }
        if (follow) {
            hub.network().follow(name);
        }
        audience.run();
        return member;
    }

    /** @param complete whether all is known that others have published */
    private void begin(Member member, boolean complete) {
        List<Entry> lacking =
                member.after == null ? List.of() : complete ? known.after(member.after, hub.now()) : null;
        if (lacking == null) {
            audience.begin(member, known.position(), true, List.of());
        } else {
            audience.begin(member, member.after == null ? known.position() : member.after, false, lacking);
        }
    }

    void leave(Member member) {
        synchronized (this) {
            used = hub.now();
            audience.remove(member);
        }
    }

    void arrived(Entry entry) {
        synchronized (this) {
            acceptOrHold(entry);
        }
        audience.run();
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
        long last = known.last(entry.origin());
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
            audience.received(entry);
        }
    }

    private void keep(Entry entry) {
        used = hub.now();
        known.keep(entry);
    }

    /** What the network keeps: the topic is in step again, whatever of that was missing. */
    void history(History history) {
        synchronized (this) {
            boolean gap = known.lacks(history, audience.since(hub.now()), hub.now());
            for (Entry entry : history.entries()) {
                if (entry.number() > known.last(entry.origin())) {
                    if (gap) {
                        // who is told of a gap reads anew what this would tell
                        keep(entry);
                    } else {
                        take(entry);
                    }
                }
            }
            known.reached(history.heads());
            follows(gap);
        }
        audience.run();
    }

    private void follows(boolean gap) {
        boolean first = known.takeFresh();
        inStep = true;
        if (gap) {
            // all are told the same, once
            audience.beginAll();
            gap();
        }
        audience.pending().forEach(member -> begin(member, true));
        if (!gap && first) {
            audience.begins(known.position(), false);
        }
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
        audience.pending().stream().filter(member -> now - member.since > PATIENCE)
                .forEach(member -> begin(member, false));
    }

    void originGone(String origin) {
        synchronized (this) {
            if (known.last(origin) > 0) {
                gap();
            }
        }
        audience.run();
    }

    /** Forgets what is old. True when nothing is left that anybody could want to know. */
    boolean sweep(long now, long forgetAfter) {
        boolean unfollow;
        synchronized (this) {
            known.prune(now);
            giveUp(now);
            long idle = now - used;
            unfollow = followed && audience.isEmpty() && idle > hub.limits().expiry().toNanos();
            if (unfollow) {
                forgetOthers();
            }
            swept = audience.isEmpty() && !followed && known.isEmpty() && idle > forgetAfter;
        }
        if (unfollow) {
            hub.network().unfollow(name);
        }
        audience.run();
        return swept;
    }

    private void forgetOthers() {
        followed = false;
        if (hub.network() != Network.NONE) {
            inStep = false;
            held.clear();
            known.forgetOthers(hub.node().nodeId());
        }
    }

    private void gap() {
        hub.gaps().increment();
        audience.begins(known.position(), true);
    }
}
