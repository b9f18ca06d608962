package org.djust.internal.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
    private final Owner owner;

    /** Whom it concerns how batches end. */
    interface Owner {

        /** The view has what the batch did, stored or in memory. */
        void kept();

        /** Whether this copy of the view may go on can't be told now: it is to end. */
        void inDoubt();

        /** The store refuses the view's commits for good: it is to end. */
        void refused(Throwable failure);

        /** A batch is settled that {@link #settle} had left open. */
        void settled();
    }

    Settlement(Services services, ViewCore core, Lifetime lifetime, Owner owner) {
        this.services = services;
        this.core = core;
        this.lifetime = lifetime;
        this.owner = owner;
    }

    /** False while the batch is being stored. */
    boolean settle() {
        Commit commit = core.render();
        if (commit == null) {
            core.stored();
            return true;
        }
        return store(commit);
    }

    private boolean store(Commit commit) {
        CompletableFuture<Void> storing = commit(commit).toCompletableFuture();
        if (storing.isDone()) {
            return done(commit, storing.isCompletedExceptionally()
                    ? Store.cause(storing.handle((ok, failure) -> failure).join())
                    : null);
        }
        storing.whenComplete((ok, failure) -> services.executor().execute(
                () -> services.beans().inRequest(() -> later(commit, failure == null ? null : Store.cause(failure)))));
        return false;
    }

    /** The page hears of views that it embeds when they can be joined. */
    private CompletionStage<Void> commit(Commit commit) {
        CompletionStage<Void> storing = services.store().commit(commit, lifetime.timeToLive());
        return core.embeds().hasFresh() ? storing.thenCombine(core.embeds().create(), (stored, created) -> stored)
                : storing;
    }

    private void later(Commit commit, Throwable failure) {
        boolean settled = true;
        try {
            settled = done(commit, failure);
        } finally {
            if (settled) {
                owner.settled();
            }
        }
    }

    private boolean done(Commit commit, Throwable failure) {
        if (failure == null) {
            lifetime.stored(services.nanos().getAsLong());
            owner.kept();
            core.stored();
        } else if (failure instanceof StateUnavailableException) {
            unavailable();
        } else if (failure instanceof StateLostException && !commit.whole()) {
            services.stats().writtenBack.increment();
            return store(core.ledger().whole());
        } else {
            owner.refused(failure);
        }
        return true;
    }

    private void unavailable() {
        if (core.inDoubt()) {
            owner.inDoubt();
        } else {
            owner.kept();
            core.keptInMemory();
        }
    }
}
