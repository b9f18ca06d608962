package org.djust.internal.cluster;

import java.time.Duration;

import org.djust.spi.Roster.Member;

/** Another node, as this one has seen it. Not thread-safe. */
final class Peer {

    private Member member;
    private boolean suspect;
    /** From when on, at the latest, it has been suspect. */
    private long since;

    Peer(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    boolean isSuspect() {
        return suspect;
    }

    void update(Member latest) {
        member = latest;
    }

    void holds() {
        suspect = false;
    }

    /**
     * Its lease has lapsed.
     *
     * @param previous when the roster before arrived, which tells how much of the time that the store names was watched;
     *                 null when there was an interruption
     */
    void lapsed(Duration lapsed, Long previous, long sent, long received) {
        if (!suspect || previous == null) {
            long watched = previous == null ? 0 : Math.max(0, sent - previous);
            since = received - Math.min(watched, lapsed.toNanos());
        }
        suspect = true;
    }

    /** Negative when it is dead. */
    long untilDead(long patience, long now) {
        return since + patience - now;
    }
}
