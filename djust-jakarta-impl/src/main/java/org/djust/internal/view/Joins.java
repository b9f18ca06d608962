package org.djust.internal.view;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.security.Token;
import org.djust.internal.security.TokenException;
import org.djust.spi.ViewId;

/** Brings pages and their views together: checks who wants to join which view, and finds it in memory or in the store. Thread-safe. */
final class Joins {

    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Services services;
    private final Map<String, ViewDescriptor> descriptors;
    private final Views views;
    private final BooleanSupplier draining;

    Joins(Services services, Map<String, ViewDescriptor> descriptors, Views views, BooleanSupplier draining) {
        this.services = services;
        this.descriptors = descriptors;
        this.views = views;
        this.draining = draining;
    }

    /** A client wants to connect to the view that its token names, or to one that is embedded in it. */
    void join(Link link, ClientFrame.Join join) {
        Token claims;
        try {
            claims = services.tokens().verify(ViewId.page(join.token()));
        } catch (TokenException e) {
            link.error(0, ErrorCode.REMOUNT, e.getMessage());
            return;
        }
        // Whoever has a page's token may join all in it; what is not in it, nobody has stored under its name.
        String address = Address.of(join.token());
        ViewDescriptor descriptor =
                descriptors.get(address.isEmpty() ? claims.viewName() : Address.viewName(address));
        if (!link.identity().isUser(claims.user())) {
            otherUser(link, claims);
        } else if (descriptor == null) {
            gone(link, address);
        } else if (!descriptor.roles().allows(link.identity().roles()::contains)) {
            Event.ACCESS_REFUSED.log(services.node().nodeId(), descriptor.name(), claims.viewId() + address,
                    link.identity().user(), null);
            link.error(0, ErrorCode.FORBIDDEN, Messages.forbidden(descriptor.name()));
        } else {
            join(link, claims.viewId() + address, descriptor, join);
        }
    }

    /**
     * The page loads itself again. One that was just loaded is told so after a pause: if the server knows its user for pages, but not for
     * their WebSockets, that begins again and again.
     */
    private void otherUser(Link link, Token claims) {
        Runnable tell = () -> link.error(0, ErrorCode.SIGNIN, Messages.otherUser());
        if (services.tokens().age(claims).compareTo(YOUNG) > 0) {
            tell.run();
            return;
        }
        if (claims.user() != null && link.identity().user() == null) {
            Notices.nobodyAtHandshake();
        }
        services.timer().after(PAUSE, tell);
    }

    private void join(Link link, String viewId, ViewDescriptor descriptor, ClientFrame.Join join) {
        MountedView view = views.get(viewId);
        if (view != null) {
            link.connection().intake().put(link.index(), view,
                    () -> view.attachment().attach(link, join, () -> join(link, viewId, descriptor, join)));
            return;
        }
        if (services.store().recovering() || draining.getAsBoolean()) {
            link.retryLater();
            return;
        }
        views.restore(descriptor, viewId, link.identity()).whenComplete((restored, failure) -> {
            if (failure != null) {
                link.retryLater();
            } else if (restored == null) {
                missing(link, viewId);
            } else {
                join(link, viewId, descriptor, join);
            }
        });
    }

    /** Nothing is stored for a page: it mounts again, unless its node may store it again soon. */
    private void missing(Link link, String viewId) {
        services.store().mayRecover().thenAccept(soon -> {
            if (soon) {
                link.retryLater();
            } else {
                gone(link, Address.of(viewId));
            }
        });
    }

    /** A page mounts again; a view that is embedded is mounted again by the one that embeds it. */
    private static void gone(Link link, String address) {
        if (address.isEmpty()) {
            link.error(0, ErrorCode.REMOUNT, Messages.elsewhere());
        } else {
            link.connection().intake().lost(link.index(), address);
        }
    }
}
