package org.djust.internal.view;

import java.time.Duration;

/** Looks after one view from time to time: its stay in memory, its stored state, its page's token. Any thread may call. */
final class Upkeep {

    /** Nodes notice within a second or two that the store is back. */
    private static final Duration AFTER_OWNERS = Duration.ofSeconds(5);

    private final Services services;
    private final ViewCore core;
    private final Lifetime lifetime;
    private final Inbox inbox;
    private final Departure departure;

    Upkeep(Services services, ViewCore core, Lifetime lifetime, Inbox inbox, Departure departure) {
        this.services = services;
        this.core = core;
        this.lifetime = lifetime;
        this.inbox = inbox;
        this.departure = departure;
    }

    /** Leaves memory if it is time, or keeps the stored state alive. */
    void tend() {
        long now = services.nanos().getAsLong();
        if (lifetime.over(now)) {
            inbox.post(() -> leaveMemory(now));
        }
        if (lifetime.renew(now)) {
            recommit();
        }
        if (lifetime.tokenDue(now)) {
            inbox.post(() -> sendToken(now));
        }
    }

    void count(Census.Counting counting) {
        counting.add(new Census.Counted(core.viewName(), lifetime.isConnected(), core.ledger().dirty(),
                core.ledger().size(), inbox.waiting()));
    }

    /**
     * The store went away, or came back and may have lost something. A copy that its page has left may be an old one: if a
     * store that lost everything got it first, whoever claims the view would have that instead of what its owner is
     * about to store.
     */
    void storeChanged() {
        inbox.post(() -> {
            if (lifetime.isConnected() || core.ledger().dirty()) {
                core.batch().turn().renew();
            } else if (!services.store().away()) {
                services.timer().after(AFTER_OWNERS, this::recommit);
            }
        });
    }

    private void recommit() {
        inbox.post(() -> core.batch().turn().renew());
    }

    private void leaveMemory(long now) {
        // What could not be stored yet is in this memory only.
        if (lifetime.over(now) && !core.ledger().dirty()) {
            departure.leave();
        }
    }

    private void sendToken(long now) {
        Link link = core.screen().link();
        if (link != null && Address.of(core.id()).isEmpty()) {
            link.token(services.tokens().issue(core.id(), core.viewName(), link.identity().user()));
            lifetime.tokenSent(now);
        }
    }
}
