package org.djust.internal.view;

import java.util.List;

import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.protocol.CloseReason;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.protocol.ServerFrames;

/**
 * Takes the frames of one connection to the views that are joined over it, as far as its client's allowance goes. Frames come from one
 * thread at a time; everything else may be called by any thread.
 */
final class FrameIntake {

    private final Node node;
    private final Connection connection;
    private final Allowance allowance;
    private final JoinedViews views = new JoinedViews();

    FrameIntake(Node node, Connection connection, Allowance allowance) {
        this.node = node;
        this.connection = connection;
        this.allowance = allowance;
    }

    void take(ClientFrame frame) {
        if (frame instanceof ClientFrame.Event event) {
            numbered(event.view(), event.ref(), (view, link) -> view.events().event(link, event));
        } else if (frame instanceof ClientFrame.ModelChange change) {
            numbered(change.view(), change.ref(), (view, link) -> view.events().model(link, change));
        } else if (!allowance.other()) {
            connection.close(CloseReason.RETRY, Messages.tooManyFrames());
        } else {
            takeOther(frame);
        }
    }

    private void takeOther(ClientFrame frame) {
        if (frame instanceof ClientFrame.Ping) {
            connection.send(ServerFrames.PONG);
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
            connection.close(CloseReason.RETRY, Messages.numbersUsedUp());
        } else if (!isFull(join.view())) {
            node.join(link(join.view()), join);
        }
    }

    /** Ends the connection when another view would be one too many. */
    private boolean isFull(int index) {
        boolean full = views.isFull(index, node.viewsPerConnection());
        if (full) {
            connection.close(CloseReason.STOP, Messages.tooManyViews(node.viewsPerConnection()));
        }
        return full;
    }

    private interface OnView {
        void accept(MountedView view, Link link);
    }

    private void numbered(int index, long ref, OnView action) {
        switch (allowance.event(index)) {
            case TAKEN -> withView(index, ref, action);
            case REFUSED -> link(index).error(ref, ErrorCode.BUSY, Messages.tooFast());
            case HOPELESS -> connection.close(CloseReason.STOP, Messages.tooFast());
            default -> {
                // the client sends it again
            }
        }
    }

    private void withView(int index, long ref, OnView action) {
        MountedView view = views.get(index);
        if (view != null) {
            action.accept(view, link(index));
        } else if (!views.hasEnded(index)) {
            link(index).error(ref, ErrorCode.REMOUNT, Messages.notJoined(index));
        }
    }

    private Link link(int index) {
        return new Link(connection, index);
    }

    /** Gives a joined view its number, as {@link JoinedViews#put}. */
    void put(int index, MountedView view, Runnable attach) {
        if (!isFull(index)) { // joins that waited for the store come together
            views.put(link(index), view, attach);
        }
    }

    /** Whether a view that is served elsewhere now may be joined again here. */
    boolean mayReclaim(MountedView view) {
        return allowance.reclaim(view.id());
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

    /** No frame comes any more; the views wait for their page to come back. */
    void close() {
        views.close().forEach((index, view) -> view.attachment().detach(link(index)));
    }
}
