package org.djust.internal.view;

import java.time.Duration;

/**
 * How long a view stays in a node's memory: while a page is connected, and then for a while. Written from the view's
 * mailbox, read by any thread.
 */
final class Lifetime {

    private final Limits limits;
    private volatile boolean connected;
    private volatile boolean wasConnected;
    private volatile long since;
    private volatile long storedAt;
    private volatile long tokenAt;

    /**
     * @param unclaimed how long a first render waits for its page to connect
     * @param detached  how long a view whose page lost its connection waits for it
     * @param stored    how long stored state lives after a commit
     * @param token     how long a page's token is good for
     */
    record Limits(Duration unclaimed, Duration detached, Duration stored, Duration token) {
    }

    Lifetime(Limits limits, long nanos) {
        this.limits = limits;
        this.since = nanos;
        this.storedAt = nanos;
        this.tokenAt = nanos;
    }

    boolean isConnected() {
        return connected;
    }

    void connected() {
        connected = true;
        wasConnected = true;
    }

    /** The view comes from its stored state: its page was connected before, and is on its way. */
    void restored() {
        wasConnected = true;
        // the page's token is of unknown age
        tokenAt -= limits.token().toNanos();
    }

    void disconnected(long nanos) {
        connected = false;
        since = nanos;
    }

    void stored(long nanos) {
        storedAt = nanos;
    }

    void tokenSent(long nanos) {
        tokenAt = nanos;
    }

    /** For how long to store the state: a page that never connects is forgotten soon. */
    Duration timeToLive() {
        return wasConnected ? limits.stored() : limits.unclaimed();
    }

    /** Whether nobody has looked at the view for so long that it leaves memory. */
    boolean over(long nanos) {
        Duration patience = wasConnected ? limits.detached() : limits.unclaimed();
        return !connected && nanos - since > patience.toNanos();
    }

    /** Whether the page has been away for longer than this. */
    boolean over(Duration patience, long nanos) {
        return !connected && nanos - since >= patience.toNanos();
    }

    /** Whether the page comes so late for the first time that the stored state may be gone. */
    boolean tooLate(long nanos) {
        return !wasConnected && over(nanos);
    }

    /**
     * Whether stored state needs a commit, of nothing, to go on living. A third of its life leaves room for two more
     * tries.
     */
    boolean renew(long nanos) {
        return connected && nanos - storedAt > limits.stored().toNanos() / 3;
    }

    /** Whether the page needs a fresh token, so that the one it has is good for long after its connection breaks. */
    boolean tokenDue(long nanos) {
        return connected && nanos - tokenAt > limits.token().toNanos() / 3;
    }
}
