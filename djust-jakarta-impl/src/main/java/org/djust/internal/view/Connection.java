package org.djust.internal.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.djust.internal.protocol.BadFrameException;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.CloseReason;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.protocol.ServerFrames;
import org.djust.internal.security.TokenBucket;

/**
 * One WebSocket and the views that are joined over it. Frames come from one thread at a time; everything else may be
 * called by any thread.
 */
public final class Connection {

    /**
     * A client that has this many more events refused than taken doesn't listen when it is told that it is too fast.
     */
    private static final int PATIENCE = 1000;

    /** Frames other than events that a connection may send in {@link #OTHERS_WINDOW}: far more than any page needs. */
    private static final int OTHERS = 1000;
    private static final Duration OTHERS_WINDOW = Duration.ofSeconds(10);

    /** How often in {@link #RECLAIMS_WINDOW} a view that another node took is claimed back. */
    private static final int RECLAIMS = 10;
    private static final Duration RECLAIMS_WINDOW = Duration.ofMinutes(1);

    private final Node node;
    private final Transport transport;
    private final Identity identity;
    private final String address;
    private final TokenBucket bucket;
    private final TokenBucket others;
    private MountedView[] views = new MountedView[1];
    private final Map<String, TokenBucket> reclaims = new HashMap<>(0);
    /** Numbers whose view was ended here: what the client had sent by then is for nobody. */
    private final BitSet ended = new BitSet(0);
    private int refused;
    private final BitSet toldTooFast = new BitSet();
    private volatile long heard;
    private volatile boolean ending;
    private volatile boolean closed;

    Connection(Node node, Transport transport, Identity identity, String address, TokenBucket bucket) {
        this.node = node;
        this.transport = transport;
        this.identity = identity;
        this.address = address;
        this.bucket = bucket;
        this.others = new TokenBucket(OTHERS, OTHERS_WINDOW, node::nanos);
        this.heard = node.nanos();
    }

    Identity identity() {
        return identity;
    }

    /** The client's, behind trusted proxies. */
    String address() {
        return address;
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
        closed = true;
        MountedView[] left = takeAll();
        for (int i = 0; i < left.length; i++) {
            if (left[i] != null) {
                left[i].detach(new Link(this, i));
            }
        }
        node.closed(this);
    }

    /** What waited to be sent has left: views that fell behind send their newest state. */
    public void drained() {
        for (MountedView view : snapshot()) {
            if (view != null) {
                view.refresh();
            }
        }
    }

    private void handle(ClientFrame frame) {
        if (frame instanceof ClientFrame.Event event) {
            numbered(event.view(), event.ref(), (view, link) -> view.event(link, event));
        } else if (frame instanceof ClientFrame.ModelChange change) {
            numbered(change.view(), change.ref(), (view, link) -> view.model(link, change));
        } else if (!others.take()) {
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
                view.leave(link);
                forget(link.index(), view);
            });
        } else if (frame instanceof ClientFrame.Resend resend) {
            withView(resend.view(), 0, MountedView::resend);
        }
    }

    private void join(ClientFrame.Join join) {
        if (join.view() >= node.viewsPerConnection()) {
            close(CloseReason.STOP, Messages.tooManyViews(node.viewsPerConnection()));
        } else {
            node.join(new Link(this, join.view()), join);
        }
    }

    private interface OnView {
        void accept(MountedView view, Link link);
    }

    private void numbered(int index, long ref, OnView action) {
        if (bucket.take()) {
            // permits come back all the time, so that even a flood has some events taken
            refused = Math.max(0, refused - 1);
            toldTooFast.clear();
            withView(index, ref, action);
        } else if (++refused > PATIENCE) {
            close(CloseReason.STOP, Messages.tooFast());
        } else if (!toldTooFast.get(index)) {
            // One answer for each view is enough: the client holds back all that follows this ref.
            toldTooFast.set(index);
            new Link(this, index).error(ref, ErrorCode.BUSY, Messages.tooFast());
        }
    }

    private void withView(int index, long ref, OnView action) {
        MountedView view = view(index);
        if (view != null) {
            action.accept(view, new Link(this, index));
        } else if (!hasEnded(index)) {
            new Link(this, index).error(ref, ErrorCode.REMOUNT, Messages.notJoined(index));
        }
    }

    /** A page is told to mount again. */
    void remounting() {
        node.stats().remounted.increment();
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

    /**
     * Gives a joined view its number, unless the connection is closed.
     *
     * @param attach tells the view, in one step with the rest: were it told of the link's end before, it would stay
     *               connected for good
     */
    synchronized void put(int index, MountedView view, Runnable attach) {
        if (closed) {
            return;
        }
        views = index < views.length ? views : Arrays.copyOf(views, index + 1);
        MountedView before = views[index];
        views[index] = view;
        ended.clear(index);
        if (before != null && before != view) {
            before.detach(new Link(this, index));
        }
        attach.run();
    }

    /**
     * Whether the client may claim a view back that another node has taken over. A node that was paused takes the views
     * of all joins that waited in it, and nobody is there any more; but two clients with one token would take a view
     * from each other for ever.
     */
    synchronized boolean mayReclaim(String viewId) {
        return reclaims.computeIfAbsent(viewId, id -> new TokenBucket(RECLAIMS, RECLAIMS_WINDOW, node::nanos)).take();
    }

    /** Frees the number of a view; false when it isn't that view's. */
    synchronized boolean forget(int index, MountedView view) {
        if (view(index) != view) {
            return false;
        }
        views[index] = null;
        return true;
    }

    /** The same, for a view of which the client doesn't know yet that it has ended. */
    synchronized boolean end(int index, MountedView view) {
        boolean had = forget(index, view);
        if (had) {
            ended.set(index);
        }
        return had;
    }

    private synchronized boolean hasEnded(int index) {
        return ended.get(index);
    }

    private synchronized MountedView view(int index) {
        return index < views.length ? views[index] : null;
    }

    /** The views that are joined. */
    List<MountedView> views() {
        return Arrays.stream(snapshot()).filter(Objects::nonNull).toList();
    }

    private synchronized MountedView[] snapshot() {
        return views.clone();
    }

    private synchronized MountedView[] takeAll() {
        MountedView[] all = views;
        views = new MountedView[0];
        return all;
    }
}
