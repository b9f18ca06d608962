package org.djust.internal.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import org.djust.spi.Commit;
import org.djust.spi.StateLostException;
import org.djust.spi.StateUnavailableException;

/**
 * Ends the batches of one view: renders, commits, and then tells the page what came of them. Used from the view's
 * mailbox only.
 */
final class Settlement {

    private final Services services;
    private final ViewCore core;
    private final Lifetime lifetime;
    private final Inbox inbox;
    private final Runnable kept;
    private final Departure departure;

    /** @param kept run when the view has what a batch did, stored or in memory */
    Settlement(Services services, ViewCore core, Lifetime lifetime, Inbox inbox, Runnable kept,
            Departure departure) {
        this.services = services;
        this.core = core;
        this.lifetime = lifetime;
        this.inbox = inbox;
        this.kept = kept;
        this.departure = departure;
    }

    /** False while the batch is being stored. */
    boolean settle() {
        Commit commit = core.batch().render();
        if (commit == null) {
            core.batch().stored();
            core.batch().tell();
            return true;
        }
        return store(commit);
    }

    private boolean store(Commit commit) {
        return after(services.store().commit(commit, lifetime.timeToLive()), failure -> done(commit, failure));
    }

    /** @param next given null or what the stage failed with; false when it waits again */
    private boolean after(CompletionStage<Void> stage, Predicate<Throwable> next) {
        CompletableFuture<Void> future = stage.toCompletableFuture();
        if (future.isDone()) {
            return next.test(future.isCompletedExceptionally()
                    ? Store.cause(future.handle((ok, failure) -> failure).join())
                    : null);
        }
        future.whenComplete((ok, failure) -> services.executor().execute(() -> services.beans().inRequest(
                () -> later(next, failure == null ? null : Store.cause(failure)))));
        return false;
    }

    private void later(Predicate<Throwable> next, Throwable failure) {
        boolean settled = true;
        try {
            settled = next.test(failure);
        } finally {
            if (settled) {
                inbox.settled();
            }
        }
    }

    private boolean done(Commit commit, Throwable failure) {
        if (failure == null) {
            lifetime.stored(services.nanos().getAsLong());
            core.batch().stored();
            return embed(true);
        }
        if (failure instanceof StateUnavailableException) {
            return unavailable();
        }
        if (failure instanceof StateLostException && !commit.whole()) {
            services.stats().writtenBack.increment();
            return store(core.ledger().whole());
        }
        departure.refused(failure);
        return true;
    }

    private boolean unavailable() {
        if (core.batch().inDoubt()) {
            departure.inDoubt();
            return true;
        }
        core.batch().keptInMemory();
        return embed(false);
    }

    /** The page hears of views that it embeds when they can be joined. */
    private boolean embed(boolean stored) {
        return after(core.embeds().create(stored), failure -> {
            kept.run();
            core.batch().tell();
            return true;
        });
    }
}
