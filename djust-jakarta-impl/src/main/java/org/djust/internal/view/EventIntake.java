package org.djust.internal.view;

import java.time.Duration;
import java.util.function.Supplier;

import org.djust.internal.config.DjustConfig.WhenAway;
import org.djust.internal.descriptor.Handler;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ErrorCode;

/** Takes what a user does on a view's page to the view's mailbox, within all limits. Any thread may call. */
final class EventIntake {

    private final Services services;
    private final ViewDescriptor descriptor;
    private final ViewCore core;
    private final Inbox inbox;
    private final Turnstile turnstile = new Turnstile();

    EventIntake(Services services, ViewDescriptor descriptor, ViewCore core, Inbox inbox) {
        this.services = services;
        this.descriptor = descriptor;
        this.core = core;
        this.inbox = inbox;
    }

    void event(Link link, ClientFrame.Event event) {
        Supplier<Calls.Outcome> call =
                () -> core.calls().event(event.handler(), event.params(), link.identity());
        Handler handler = descriptor.handler(event.handler());
        // one that comes again has had its permit
        if (handler == null || handler.limit() == null || event.ref() <= core.ledger().ref()) {
            turnstile.pass(() -> offer(link, event.ref(), call));
        } else {
            turnstile.pass(services.rates().acquire(handler.limit(), link, core.id()),
                    decision -> offer(link, event.ref(),
                            decision.allowed() ? call : () -> limited(event.handler(), decision.retryAfter())));
        }
    }

    private Calls.Outcome limited(String handler, Duration retryAfter) {
        core.log(Event.EVENT_LIMITED, handler);
        return Calls.Outcome.limited(retryAfter);
    }

    void model(Link link, ClientFrame.ModelChange change) {
        turnstile.pass(() -> offer(link, change.ref(),
                () -> core.calls().model(change.field(), change.value(), link.identity())));
    }

    private void offer(Link link, long ref, Supplier<Calls.Outcome> call) {
        boolean rejected = services.store().away() && services.config().states().whenAway() == WhenAway.REJECT;
        boolean taken = !rejected && inbox.offer(() -> ifServed(link, () -> handle(link, ref, call)),
                () -> ifServed(link, () -> refuse(link, ref)));
        if (!taken) {
            link.error(ref, ErrorCode.BUSY, Messages.busy());
        }
    }

    private void handle(Link link, long ref, Supplier<Calls.Outcome> call) {
        if (core.ledger().ref() - core.ledger().storedRef() < services.config().mailboxes().capacity()) {
            core.event(ref, call);
        } else {
            refuse(link, ref);
        }
    }

    /**
     * Of an event that waited too long, and those behind it, the first is answered: from there the client sends again.
     */
    private void refuse(Link link, long ref) {
        if (core.ledger().isNext(ref)) {
            link.error(ref, ErrorCode.BUSY, Messages.busy());
        }
    }

    /** What a client sent whose user is to be identified anew, it sends again when that is done. */
    private void ifServed(Link link, Runnable task) {
        if (core.screen().isFrom(link) && !link.connection().isRevoked()) {
            task.run();
        }
    }
}
