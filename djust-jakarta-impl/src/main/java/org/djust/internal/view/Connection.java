package org.djust.internal.view;

import org.djust.internal.log.Event;
import org.djust.internal.protocol.BadFrameException;
import org.djust.internal.protocol.CloseReason;

/**
 * One WebSocket: who is at its other end, for how long that is believed, and whether anybody is there. Frames come from one thread at a
 * time; everything else may be called by any thread.
 */
public final class Connection {

    private final Node node;
    private final Transport transport;
    private final Identity identity;
    private final String address;
    private final FrameIntake intake;
    private volatile long heard;
    /** What {@link #heard} was when pings were last counted, and how many there were since; for who tends only. */
    private long pinged;
    private int unanswered;
    private volatile boolean outdated;
    private volatile boolean ending;
    private volatile boolean revoked;
    private volatile String session;
    private volatile long recheckAt;

    Connection(Node node, Transport transport, Identity identity, String address, Allowance allowance) {
        this.node = node;
        this.transport = transport;
        this.identity = identity;
        this.address = address;
        this.intake = new FrameIntake(node, this, allowance);
        this.heard = node.nanos();
        this.pinged = heard;
        this.recheckAt = heard + node.recheckAfter();
    }

    Identity identity() {
        return identity;
    }

    /** The HTTP session that signs the user in, by its id; null, as at first, is none. */
    public void session(String id) {
        session = id;
    }

    String session() {
        return session;
    }

    /** What is known of the user may be wrong: nothing is done for it any more, until a new handshake has told who it is. */
    void recheck(int pause) {
        if (!ending) {
            revoked = true;
            close(CloseReason.RETRY, Messages.recheck(pause));
        }
    }

    boolean isRevoked() {
        return revoked;
    }

    /** The user is to be identified anew at that time, unless it is to be sooner anyway. */
    void recheckAt(long time) {
        if (time - recheckAt < 0) {
            recheckAt = time;
        }
    }

    /** Whether it is time to identify the user anew. */
    boolean isStale(long now) {
        return identity.user() != null && now - recheckAt > 0;
    }

    /** The client's, behind trusted proxies. */
    String address() {
        return address;
    }

    /** The page's script is of another release: its user is asked to load the page again, once, at a quiet moment. */
    public void outdated() {
        outdated = true;
    }

    /** True once. */
    boolean takeOutdated() {
        boolean was = outdated;
        outdated = false;
        return was;
    }

    boolean isOutdated() {
        return outdated;
    }

    /** A text frame from the client. */
    public void received(String text) {
        if (ending) {
            return;
        }
        heard();
        try {
            intake.take(node.frames().parse(text));
        } catch (BadFrameException e) {
            close(CloseReason.STOP, e.getMessage());
        }
    }

    /** A frame above the limit, of which nothing was kept. */
    public void tooLarge(int limit) {
        close(CloseReason.STOP, Messages.tooLarge(limit));
    }

    /** A frame that isn't text. */
    public void notText() {
        close(CloseReason.STOP, Messages.notText());
    }

    /** The other end gave a sign of life. */
    public void heard() {
        // One that is told to end but goes on, and reads nothing, is given up as if it were silent.
        heard = ending ? heard : node.nanos();
    }

    /** The connection is gone; its views wait for their page to come back. */
    public void closed() {
        intake.close();
        node.closed(this);
    }

    /** What waited to be sent has left: views that fell behind send their newest state. */
    public void drained() {
        intake.views().forEach(MountedView::refresh);
    }

    FrameIntake intake() {
        return intake;
    }

    /** A page is told to mount again. */
    void remounting() {
        node.stats().remounted.increment();
        Event.PAGE_REMOUNTS.log(node.nodeId(), identity.user());
    }

    void send(String frame) {
        transport.send(frame);
    }

    boolean congested() {
        return transport.congested();
    }

    void close(CloseReason reason, String explanation) {
        ending = true;
        transport.close(reason, explanation);
    }

    /**
     * Pings one that is silent, or gives it up when that many pings in a row were not answered. Pings are counted, not
     * time: a node that stood still, for a collection or with its machine, finds everybody silent, and must read first.
     */
    void tend(long now, long pingAfter, int pings) {
        if (heard != pinged) {
            pinged = heard;
            unanswered = 0;
        }
        if (now - pinged > pingAfter) {
            if (unanswered == pings) {
                transport.abort();
            } else {
                unanswered++;
                transport.ping();
            }
        }
    }
}
