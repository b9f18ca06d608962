package org.djust.internal.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.djust.Channels;
import org.djust.Diagnostics;
import org.djust.Presence;
import org.djust.SignIns;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ClientFrame;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.protocol.CloseReason;
import org.djust.internal.render.Page;

/** This server's part of the application: the views in its memory, and the connections to their pages. Thread-safe. */
public final class Node implements AutoCloseable {

    /** How often views and connections are looked after: a fraction of every time that matters to them. */
    private static final Duration TENDING = Duration.ofSeconds(2);

    private static final Duration ASKING = Duration.ofSeconds(1);
    /** How many pings the other end may leave unanswered, one each {@link #TENDING}: 10 s in all. */
    private static final int PINGS = 5;

    private final Services services;
    private final ClientFrames frames;
    private final Views views;
    private final Visits visits;
    private final Joins joins;
    private final Drain drain;
    private final Rechecks rechecks;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Set<String> names;
    private volatile Census census;

    public Node(Services services, Iterable<ViewDescriptor> descriptors, ClientFrames frames) {
        this.services = services;
        this.frames = frames;
        Map<String, ViewDescriptor> byName = new HashMap<>();
        descriptors.forEach(view -> byName.put(view.name(), view));
        this.names = Set.copyOf(byName.keySet());
        this.census = new Census.Counting(names).result();
        this.views = new Views(services, byName);
        this.drain = new Drain(services, views, connections);
        this.visits = new Visits(services, views, drain::begun);
        this.joins = new Joins(services, byName, views, drain::begun);
        this.rechecks = new Rechecks(services, connections);
        services.timer().every(TENDING, this::tend);
        services.store().watch(this::storeChanged);
        services.store().check();
        services.timer().every(ASKING, services.store()::check);
    }

    /** A visit of a page, as the request for it tells. */
    public record Visit(ViewDescriptor view, Map<String, String> path, Map<String, String[]> query, Locale locale,
            Identity identity) {
    }

    /** The answer to a visit: the page, and the token with which it connects. */
    public record Mounted(Page page, String token) {
    }

    /**
     * Mounts a view and renders it for the first time, on the caller's thread.
     *
     * @return completes when the view's state is stored
     * @throws MountException when the application's mount method or template threw, or no view can be mounted now
     */
    public CompletionStage<Mounted> mount(Visit visit) throws MountException {
        return visits.mount(visit);
    }

    /**
     * A WebSocket opened.
     *
     * @param address the client's, behind trusted proxies
     */
    public Connection connect(Transport transport, Identity identity, String address) {
        Connection connection = new Connection(this, transport, identity, address,
                new Allowance(services.config().limits(), services.nanos()));
        connections.add(connection);
        return connection;
    }

    void closed(Connection connection) {
        connections.remove(connection);
    }

    /** A client wants to connect to the view that its token names. */
    void join(Link link, ClientFrame.Join join) {
        joins.join(link, join);
    }

    private void tend() {
        long now = services.nanos().getAsLong();
        long ping = services.config().wire().pingInterval().toNanos();
        connections.forEach(connection -> connection.tend(now, ping, PINGS));
        rechecks.tend(now);
        Census.Counting counting = new Census.Counting(names);
        views.all().forEach(view -> {
            view.upkeep().tend();
            view.upkeep().count(counting);
        });
        census = counting.result();
    }

    private void storeChanged() {
        (services.store().away() ? Event.STORE_AWAY : Event.STORE_BACK).log(nodeId());
        views.all().forEach(view -> view.upkeep().storeChanged());
    }

    String nodeId() {
        return services.node().nodeId();
    }

    /** How this node is. */
    public Diagnostics diagnostics() {
        return new NodeDiagnostics(services, views::size, connections::size, () -> census, drain::begun);
    }

    /** Sends to views, for whoever is none. */
    public Channels channels() {
        return new NodeChannels(services);
    }

    /** Identifies users anew, on all nodes. */
    public SignIns signIns() {
        return rechecks;
    }

    /** An HTTP session has ended: connections that it signed in are not served any longer. */
    public void sessionEnded(String id) {
        rechecks.session(id);
    }

    /** An HTTP session has another id from now on. */
    public void sessionRenamed(String before, String after) {
        connections.stream().filter(connection -> before.equals(connection.session()))
                .forEach(connection -> connection.session(after));
    }

    /** Reads presences, for whoever is no view. */
    public Presence presence() {
        return new NodePresence(services.presences());
    }

    /**
     * Takes no more visits and connections, and hands all views over to other nodes.
     *
     * @return completes when no view is left here, or the time for that is over
     */
    public CompletionStage<Void> drain() {
        return drain.begin();
    }

    /** Whether the node is on its way out. */
    public boolean isDraining() {
        return drain.begun();
    }

    /** The application stops: pages reconnect elsewhere, or here when it is back. */
    @Override
    public void close() {
        connections.forEach(connection -> connection.close(CloseReason.RETRY, Messages.stopping()));
        views.all().forEach(view -> view.departure().shutDown());
    }

    Stats stats() {
        return services.stats();
    }

    ClientFrames frames() {
        return frames;
    }

    long nanos() {
        return services.nanos().getAsLong();
    }

    long recheckAfter() {
        return rechecks.age();
    }

    int viewsPerConnection() {
        return services.config().limits().viewsPerConnection();
    }
}
