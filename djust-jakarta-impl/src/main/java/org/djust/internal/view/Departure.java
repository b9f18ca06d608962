package org.djust.internal.view;

import java.util.concurrent.CompletableFuture;

import org.djust.internal.log.Event;
import org.djust.internal.protocol.ErrorCode;
import org.djust.spi.StaleEpochException;

/**
 * How one view leaves the memory of its node: handed over, because the store refuses what it did, or when the node shuts down. Used from
 * the view's mailbox only, but for {@link #handOver} and {@link #shutDown}.
 */
final class Departure {

    private final Services services;
    private final MountedView view;
    private final ViewCore core;
    private final Inbox inbox;
    private final ViewPresence presence;
    private final Views views;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean handingOver;

    /** @param views told when the view has left memory */
    Departure(Services services, MountedView view, ViewCore core, Inbox inbox, ViewPresence presence, Views views) {
        this.services = services;
        this.view = view;
        this.core = core;
        this.inbox = inbox;
        this.presence = presence;
        this.views = views;
    }

    /**
     * Stores what is not stored yet, and leaves this node.
     *
     * @return completes when the view has left memory; not before the store has all of it
     */
    CompletableFuture<Void> handOver() {
        inbox.post(() -> {
            handingOver = true;
            core.batch().turn().renew();
        });
        return gone;
    }

    /** A batch is settled: a view that is being handed over leaves when what was done meanwhile is stored, too. */
    void kept() {
        if (handingOver) {
            inbox.post(() -> {
                if (!core.ledger().dirty()) {
                    leave();
                }
            });
        }
    }

    /** The node shuts down: the bean goes, stored state stays. */
    void shutDown() {
        inbox.post(this::leave);
    }

    /** Whether this copy of the view may go on can't be told now. */
    void inDoubt() {
        Link link = core.screen().link();
        leave();
        if (link != null) {
            link.retryLater();
        }
    }

    /** The store refuses the view's commits for good. */
    void refused(Throwable failure) {
        Link link = core.screen().link();
        leave();
        if (failure instanceof StaleEpochException) {
            services.stats().movedAway.increment();
            core.log(Event.VIEW_MOVED_AWAY);
            if (link != null) {
                link.movedAway(view);
            }
            return;
        }
        Notices.commitFailed(core.viewName(), failure);
        if (link != null) {
            link.end(view, ErrorCode.REMOUNT, Messages.elsewhere());
        }
    }

    /** Leaves memory now. */
    void leave() {
        inbox.close();
        views.closed(view);
        view.release();
        presence.fade();
        gone.complete(null);
        view.destroy();
    }
}
