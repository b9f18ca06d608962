package org.djust.internal.view;

import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import org.djust.internal.log.Event;
import org.djust.internal.protocol.CloseReason;

/**
 * Hands all views of a node over to others: stores them, lets go of them, and sends their pages away in batches, so that those
 * don't arrive elsewhere all at once. It is over when no view is left. Thread-safe.
 */
final class Drain {

    /** The longest pause that a page is asked for before it connects again, in milliseconds. */
    private static final int PAUSE = 250;

    private final Services services;
    private final Views views;
    private final Set<Connection> connections;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Set<Connection> leaving = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private long deadline;

    Drain(Services services, Views views, Set<Connection> connections) {
        this.services = services;
        this.views = views;
        this.connections = connections;
    }

    /** Whether the node takes no more views and connections. */
    boolean begun() {
        return begun;
    }

    /** Completes when no view is left; calling it again changes nothing. */
    synchronized CompletionStage<Void> begin() {
        if (!begun) {
            begun = true;
            deadline = services.nanos().getAsLong() + services.config().drains().timeout().toNanos();
            Notices.drainBegins(views.size(), connections.size());
            Event.DRAIN_BEGUN.log(services.node().nodeId(), views.size(), connections.size());
            services.membership().drain();
            step();
        }
        return over;
    }

    private void step() {
        // views without a page need nobody's patience
        views.all().stream().filter(view -> !view.isConnected()).forEach(view -> view.departure().handOver());
        Iterator<Connection> rest = connections.iterator();
        for (int i = 0; i < services.config().drains().batch() && rest.hasNext();) {
            Connection connection = rest.next();
            if (leaving.add(connection)) {
                send(connection);
                i++;
            }
        }
        if (views.size() == 0 && connections.isEmpty()) {
            finish();
        } else if (services.nanos().getAsLong() - deadline > 0) {
            giveUp();
        } else {
            services.timer().after(services.config().drains().interval(), this::step);
        }
    }

    /** Its page leaves when all that it shows is stored. */
    private void send(Connection connection) {
        Collection<MountedView> shown = connection.intake().views();
        CompletableFuture<?>[] stored =
                shown.stream().map(view -> view.departure().handOver()).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stored).thenRun(() -> connection.close(CloseReason.RETRY,
                Messages.moved(ThreadLocalRandom.current().nextInt(PAUSE))));
    }

    private void finish() {
        Notices.drainEnds();
        Event.DRAIN_ENDED.log(services.node().nodeId(), 0);
        over.complete(null);
    }

    private void giveUp() {
        Event.DRAIN_ENDED.log(services.node().nodeId(), views.size());
        long unsaved = views.all().stream().filter(MountedView::isDirty).count();
        Notices.drainGivenUp(views.size(), unsaved, services.config().drains().timeout());
        connections.forEach(connection -> connection.close(CloseReason.RETRY, Messages.stopping()));
        views.all().forEach(view -> view.departure().shutDown());
        over.complete(null);
    }
}
