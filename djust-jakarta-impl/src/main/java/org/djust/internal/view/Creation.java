package org.djust.internal.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.internal.log.Event;
import org.djust.spi.StateUnavailableException;

/** Stores what the first render of one view came to, and then that of the views in it. Used once, before the view is open. */
final class Creation {

    private final Services services;
    private final MountedView view;
    private final ViewCore core;
    private final Lifetime lifetime;

    Creation(Services services, MountedView view, ViewCore core, Lifetime lifetime) {
        this.services = services;
        this.view = view;
        this.core = core;
        this.lifetime = lifetime;
    }

    /** Completes when all is stored. */
    CompletionStage<Void> ofPage() {
        return services.store().commit(core.batch().render(), lifetime.timeToLive()).thenCompose(stored -> {
            core.batch().stored();
            return done(true);
        });
    }

    private CompletionStage<Void> done(boolean stored) {
        return core.embeds().create(stored).thenRun(() -> {
            core.batch().tell();
            services.stats().mounted.increment();
            core.log(Event.VIEW_MOUNTED);
        });
    }

    /** The same for an embedded view, which goes on in memory while the store is away; completes with whether it goes on. */
    CompletionStage<Boolean> ofEmbedded(boolean stored) {
        if (!stored) {
            core.batch().render();
            return inMemory();
        }
        return ofPage().handle((created, failure) -> failure == null ? CompletableFuture.completedFuture(true)
                : failed(Store.cause(failure))).thenCompose(done -> done);
    }

    private CompletionStage<Boolean> failed(Throwable failure) {
        if (failure instanceof StateUnavailableException) {
            return inMemory();
        }
        Notices.commitFailed(core.viewName(), failure);
        view.discard();
        return CompletableFuture.completedFuture(false);
    }

    private CompletionStage<Boolean> inMemory() {
        core.batch().keptInMemory();
        return done(false).thenApply(created -> true);
    }
}
