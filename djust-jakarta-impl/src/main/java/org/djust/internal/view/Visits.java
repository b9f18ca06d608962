package org.djust.internal.view;

import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

import org.djust.internal.descriptor.BindException;
import org.djust.internal.log.Event;
import org.djust.internal.render.Page;
import org.djust.internal.security.ViewIds;

/** Mounts views for those who visit a page, as long as the node takes visitors. Thread-safe. */
final class Visits {

    private final Services services;
    private final Views views;
    private final BooleanSupplier draining;

    Visits(Services services, Views views, BooleanSupplier draining) {
        this.services = services;
        this.views = views;
        this.draining = draining;
    }

    /** As {@link Node#mount}. */
    CompletionStage<Node.Mounted> mount(Node.Visit visit) throws MountException {
        refuse();
        MountedView view = null;
        try {
            view = views.create(visit.view(), ViewIds.random(), visit.locale(), visit.identity());
            Page page = view.mount(visit.path(), visit.query());
            String token = services.tokens().issue(view.id(), visit.view().name(), visit.identity().user());
            return stored(view).thenApply(stored -> new Node.Mounted(page, token));
        } catch (BindException e) {
            view.discard();
            throw new MountException(404, "This address has no page.");
        } catch (Throwable e) {
            if (view != null) {
                view.discard();
            }
            throw failed(visit, e);
        }
    }

    /** Throws when no view can be mounted now. */
    private void refuse() throws MountException {
        if (views.size() >= services.config().limits().views()) {
            throw new MountException(503, Messages.nodeFull(services.config().limits().views()));
        }
        if (draining.getAsBoolean()) {
            throw new MountException(503, Messages.draining());
        }
        if (services.store().away()) {
            throw new MountException(503, Messages.storeAwayForVisitor());
        }
    }

    private MountException failed(Node.Visit visit, Throwable failure) {
        services.stats().failed.increment();
        String id = Messages.errorId();
        String name = visit.view().name();
        Event.CALL_FAILED.log(services.node().nodeId(), name, null, visit.identity().user(), id);
        Notices.failed(id, name, "Mounting", failure);
        return new MountException(500, Messages.failed(id));
    }

    private CompletionStage<Void> stored(MountedView view) {
        return view.creation().ofPage().whenComplete((stored, failure) -> {
            if (failure == null) {
                views.open(view);
            } else {
                view.discard();
            }
        });
    }
}
