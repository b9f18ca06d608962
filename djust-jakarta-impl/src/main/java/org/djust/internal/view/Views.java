package org.djust.internal.view;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.state.StateException;
import org.djust.spi.Claim;
import org.djust.spi.StateDamagedException;
import org.djust.spi.StateUnavailableException;

/** The views in this node's memory. Thread-safe. */
final class Views {

    private final Services services;
    private final Map<String, ViewDescriptor> descriptors;
    private final Map<String, MountedView> views = new ConcurrentHashMap<>();
    private final SharedMaps maps = new SharedMaps();
    private final Map<String, CompletableFuture<MountedView>> claims = new ConcurrentHashMap<>();
    private final Set<String> otherSchemas = ConcurrentHashMap.newKeySet();

    /** @param descriptors of all views, by name */
    Views(Services services, Map<String, ViewDescriptor> descriptors) {
        this.services = services;
        this.descriptors = descriptors;
    }

    /** A view that is not in memory yet, but leaves it when it closes. */
    MountedView create(ViewDescriptor descriptor, String id, Locale locale, Identity identity) {
        return new MountedView(services, descriptor, id, locale, identity, this);
    }

    /** Null when there is none of the name. */
    ViewDescriptor descriptor(String name) {
        return descriptors.get(name);
    }

    /** The maps that views of one page share. */
    SharedMaps maps() {
        return maps;
    }

    void closed(MountedView view) {
        views.remove(view.id(), view);
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
     * @return completes with null when there is no state that can be used, and with {@link StateUnavailableException} when
     *         nobody can tell
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
            services.stats().claimed.increment();
            services.store().claim(id).whenComplete((claim, failure) -> services.executor().execute(() -> services
                    .beans().inRequest(() -> claimed(new Claimed(descriptor, id, identity, claim), mine, failure))));
        }
        return mine;
    }

    private void claimed(String id, CompletableFuture<MountedView> claim, MountedView view) {
        claims.remove(id);
        claim.complete(view);
    }

    private record Claimed(ViewDescriptor descriptor, String id, Identity identity, Claim claim) {
    }

    private void claimed(Claimed claimed, CompletableFuture<MountedView> mine, Throwable failure) {
        Throwable cause = failure == null ? null : Store.cause(failure);
        if (cause instanceof StateUnavailableException) {
            claims.remove(claimed.id);
            mine.completeExceptionally(cause);
            return;
        }
        if (cause instanceof StateDamagedException damage) {
            Notices.damaged(claimed.descriptor.name(), damage);
        } else if (cause != null) {
            Notices.claimFailed(claimed.descriptor.name(), cause);
        }
        MountedView view = claimed.claim == null ? null : usable(claimed);
        if (view != null) {
            services.stats().restored.increment();
            view.known().whenComplete((known, unknown) -> {
                if (unknown == null) {
                    open(view);
                    claimed(claimed.id, mine, view);
                } else {
                    view.discard();
                    claims.remove(claimed.id);
                    mine.completeExceptionally(Store.cause(unknown));
                }
            });
        } else {
            claimed(claimed.id, mine, null);
        }
    }

    private MountedView usable(Claimed claimed) {
        MountedView view = fits(claimed) ? restored(claimed) : null;
        if (view == null) {
            services.store().delete(claimed.id, claimed.claim.epoch());
        }
        return view;
    }

    /** Says once a view's class that state of another release isn't used. */
    private boolean fits(Claimed claimed) {
        String name = claimed.descriptor.name();
        boolean fits = claimed.descriptor.schema().equals(claimed.claim.stamp().schema());
        if (!fits && otherSchemas.add(name)) {
            Notices.otherSchema(name);
        }
        return fits;
    }

    private MountedView restored(Claimed claimed) {
        MountedView view = null;
        try {
            view = create(claimed.descriptor, claimed.id, Cells.locale(claimed.claim.fields(), services.codec()),
                    claimed.identity);
            view.restore(claimed.claim);
            return view;
        } catch (StateDamagedException | StateException e) {
            Notices.damaged(claimed.descriptor.name(), e);
        } catch (RuntimeException | Error e) {
            Notices.claimFailed(claimed.descriptor.name(), e);
        }
        if (view != null) {
            view.discard();
        }
        return null;
    }
}
