package org.djust.internal.view;

import java.util.List;

import org.djust.internal.log.Event;
import org.djust.internal.protocol.BadFrameException;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.protocol.CloseReason;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.protocol.ServerFrames;

/**
 * One WebSocket and the views that are joined over it. Frames come from one thread at a time; everything else may be
 * called by any thread.
 */
public final class Connection {

    private final Node node;
    private final Transport transport;
    private final Identity identity;
    private final String address;
    private final Allowance allowance;
    private final JoinedViews views = new JoinedViews();
    private volatile long heard;
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
        this.allowance = allowance;
        this.heard = node.nanos();
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
            handle(node.frames().parse(text));
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
        views.close().forEach((index, view) -> view.attachment().detach(new Link(this, index)));
        node.closed(this);
    }

    /** What waited to be sent has left: views that fell behind send their newest state. */
    public void drained() {
        views.all().forEach(MountedView::refresh);
    }

    private void handle(ClientFrame frame) {
        if (frame instanceof ClientFrame.Event event) {
            numbered(event.view(), event.ref(), (view, link) -> view.events().event(link, event));
        } else if (frame instanceof ClientFrame.ModelChange change) {
            numbered(change.view(), change.ref(), (view, link) -> view.events().model(link, change));
        } else if (!allowance.other()) {
            close(CloseReason.RETRY, Messages.tooManyFrames());
        } else {
            handleOther(frame);
        }
    }

    private void handleOther(ClientFrame frame) {
        if (frame instanceof ClientFrame.Ping) {
            transport.send(ServerFrames.PONG);
        } else if (frame instanceof ClientFrame.Join join) {
            join(join);
        } else if (frame instanceof ClientFrame.Leave leave) {
            withView(leave.view(), 0, (view, link) -> {
                view.attachment().leave(link);
                views.forget(link.index(), view);
            });
        } else if (frame instanceof ClientFrame.Resend resend) {
            withView(resend.view(), 0, (view, link) -> view.attachment().resend(link));
        }
    }

    private void join(ClientFrame.Join join) {
        if (join.view() == ClientFrames.LAST_VIEW) {
            close(CloseReason.RETRY, Messages.numbersUsedUp());
        } else if (!isFull(join.view())) {
            node.join(new Link(this, join.view()), join);
        }
    }

    /** Ends the connection when another view would be one too many. */
    private boolean isFull(int index) {
        boolean full = views.isFull(index, node.viewsPerConnection());
        if (full) {
            close(CloseReason.STOP, Messages.tooManyViews(node.viewsPerConnection()));
        }
        return full;
    }

    private interface OnView {
        void accept(MountedView view, Link link);
    }

    private void numbered(int index, long ref, OnView action) {
        switch (allowance.event(index)) {
            case TAKEN -> withView(index, ref, action);
            case REFUSED -> new Link(this, index).error(ref, ErrorCode.BUSY, Messages.tooFast());
            case HOPELESS -> close(CloseReason.STOP, Messages.tooFast());
            default -> {
                // the client sends it again
            }
        }
    }

    private void withView(int index, long ref, OnView action) {
        MountedView view = views.get(index);
        if (view != null) {
            action.accept(view, new Link(this, index));
        } else if (!views.hasEnded(index)) {
            new Link(this, index).error(ref, ErrorCode.REMOUNT, Messages.notJoined(index));
        }
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

    /** Pings, or gives up when the other end has been silent for too long. */
    void tend(long now, long pingAfter, long abortAfter) {
        long silent = now - heard;
        if (silent > abortAfter) {
            transport.abort();
        } else if (silent > pingAfter) {
            transport.ping();
        }
    }

    /** Gives a joined view its number, as {@link JoinedViews#put}. */
    void put(int index, MountedView view, Runnable attach) {
        if (!isFull(index)) { // joins that waited for the store come together
            views.put(new Link(this, index), view, attach);
        }
    }

    Allowance allowance() {
        return allowance;
    }

    /** Ends a view of which the client doesn't know yet that it has ended; false when the number isn't that view's. */
    boolean end(int index, MountedView view) {
        return views.end(index, view);
    }

    /** An embedded view isn't anywhere. */
    void lost(int index, String address) {
        views.lost(index, address);
    }

    /** The views that are joined. */
    List<MountedView> views() {
        return views.all();
    }
}
