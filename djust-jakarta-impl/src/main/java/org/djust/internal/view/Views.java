package org.djust.internal.view;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.spi.Claim;

/** The views in this node's memory. Thread-safe. */
final class Views {

    private final Services services;
    private final Map<String, MountedView> views = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<MountedView>> claims = new ConcurrentHashMap<>();

    Views(Services services) {
        this.services = services;
    }

    /** A view that is not in memory yet, but leaves it when it closes. */
    MountedView create(ViewDescriptor descriptor, String id, Locale locale, Identity identity) {
        return new MountedView(services, descriptor, id, locale, identity, gone -> views.remove(gone.id(), gone));
    }

    void open(MountedView view) {
        views.put(view.id(), view);
        view.open();
    }

    /** Null when it isn't in memory. */
    MountedView get(String id) {
        return views.get(id);
    }

    Collection<MountedView> all() {
        return views.values();
    }

    int size() {
        return views.size();
    }

    /**
     * Brings a view into memory from its stored state, once for all who ask meanwhile: each claim ends the ownership
     * of the one before.
     *
     * @return completes with null when there is no state that can be used
     */
    CompletableFuture<MountedView> restore(ViewDescriptor descriptor, String id, Identity identity) {
        CompletableFuture<MountedView> mine = new CompletableFuture<>();
        CompletableFuture<MountedView> earlier = claims.putIfAbsent(id, mine);
        if (earlier != null) {
            return earlier;
        }
        MountedView present = views.get(id);
        if (present != null) {
            claimed(id, mine, present);
        } else {
            services.state().claim(id).whenComplete((claim, failure) -> services.executor().execute(() -> services
                    .beans().inRequest(() -> claimed(id, mine, opened(descriptor, id, identity, claim, failure)))));
        }
        return mine;
    }

    private void claimed(String id, CompletableFuture<MountedView> claim, MountedView view) {
        claims.remove(id);
        claim.complete(view);
    }

    private MountedView opened(ViewDescriptor descriptor, String id, Identity identity, Claim claim,
            Throwable failure) {
        if (failure != null) {
            Messages.claimFailed(descriptor.name(), failure);
        }
        MountedView view = claim == null ? null : restored(descriptor, id, identity, claim);
        if (view != null) {
            open(view);
        }
        return view;
    }

    private MountedView restored(ViewDescriptor descriptor, String id, Identity identity, Claim claim) {
        MountedView view = null;
        try {
            view = create(descriptor, id, Ledger.locale(claim.fields(), services.codec()), identity);
            view.restore(claim);
            return view;
        } catch (RuntimeException | Error e) {
            Messages.claimFailed(descriptor.name(), e);
            if (view != null) {
                view.discard();
            }
            return null;
        }
    }
}
