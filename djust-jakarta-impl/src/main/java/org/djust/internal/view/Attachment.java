package org.djust.internal.view;

import java.time.Duration;

import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ErrorCode;

/**
 * The page that shows a view, as far as one does: over which connection, what follows when it comes, goes, and leaves for good. Any thread
 * may call.
 */
final class Attachment {

    /** How long a page must have sent nothing to be asked to load itself again. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Services services;
    private final MountedView view;
    private final ViewCore core;
    private final Inbox inbox;
    private final Lifetime lifetime;
    private final ViewPresence presence;

    Attachment(Services services, MountedView view, ViewCore core, Inbox inbox, Lifetime lifetime,
            ViewPresence presence) {
        this.services = services;
        this.view = view;
        this.core = core;
        this.inbox = inbox;
        this.lifetime = lifetime;
        this.presence = presence;
    }

    /** A page connects; {@code ifClosed} runs instead when the view has left memory in the meantime. */
    void attach(Link link, ClientFrame.Join join, Runnable ifClosed) {
        inbox.post(() -> {
            if (lifetime.tooLate(services.nanos().getAsLong()) || core.isBehind(join)) {
                view.departure().leave();
                ifClosed.run();
                return;
            }
            if (mayBeOld()) {
                link.retryLater();
                return;
            }
            Link before = core.screen().link();
            if (before != null && !before.equals(link)) {
                before.movedAway(view);
            }
            lifetime.connected();
            presence.visible(true);
            core.attach(link, join);
            if (link.connection().isOutdated()) {
                askToReload(link, -1);
            }
        }, ifClosed);
    }

    /** Asks when no event has come for a while: whoever takes that for a sign to load the page again loses nothing then. */
    private void askToReload(Link link, long refBefore) {
        if (core.ledger().storedRef() != refBefore) {
            long ref = core.ledger().storedRef();
            services.timer().after(QUIET, () -> fromPage(link, () -> askToReload(link, ref)));
        } else if (link.connection().takeOutdated()) {
            link.error(0, ErrorCode.OUTDATED, Messages.outdated());
        }
    }

    /**
     * Whether nobody can tell if another node owns the view by now: the store is away, or has just lost what it knew of
     * that, and no page was here when it went. Two nodes that both served the page meanwhile would both have something to
     * store.
     */
    private boolean mayBeOld() {
        Store store = services.store();
        return (store.away() || store.recovering()) && !lifetime.isConnected() && !core.ledger().dirty();
    }

    void detach(Link link) {
        fromPage(link, () -> {
            core.screen().detach();
            lifetime.disconnected(services.nanos().getAsLong());
            services.timer().after(services.presences().grace(), () -> inbox.post(this::maybeAbsent));
        });
    }

    /** Its page was away for long, unless it has come back. */
    private void maybeAbsent() {
        if (lifetime.over(services.presences().grace(), services.nanos().getAsLong())) {
            core.screen().forget();
            presence.visible(false);
            presence.tell(core.ledger().epoch());
        }
    }

    /** The page went away for good. */
    void leave(Link link) {
        fromPage(link, () -> {
            core.batch().leave();
            presence.end();
            services.store().delete(view.id(), core.ledger().epoch());
            view.departure().leave();
        });
    }

    /** The page found that it isn't what the server thinks. */
    void resend(Link link) {
        fromPage(link, () -> {
            core.screen().requestResend();
            core.batch().turn();
        });
    }

    private void fromPage(Link link, Runnable task) {
        inbox.post(() -> {
            if (core.screen().isFrom(link)) {
                task.run();
            }
        });
    }
}
