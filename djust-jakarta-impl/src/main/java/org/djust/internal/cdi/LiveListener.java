package org.djust.internal.cdi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;

import org.djust.internal.dashboard.Dashboard;
import org.djust.internal.dashboard.Surroundings;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.view.Node;
import org.djust.internal.websocket.Handshake;
import org.djust.internal.websocket.LiveEndpoint;

/** Starts and stops the application's node, and adds its endpoint. */
final class LiveListener implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(LiveListener.class.getName());
    /** How long a server that stops may wait for the cluster's store. */
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final ViewCatalog catalog;
    private final String script;
    private final Supplier<Handshake> handshakes;
    private final ApplicationDiagnostics diagnostics;
    private final ApplicationChannels channels;
    private final ApplicationSignIns signIns;
    private final ApplicationCluster cluster;
    private volatile Node node;
    private volatile ContainerThreads threads;
    private volatile NodeParts parts;
    private volatile Management management;

    LiveListener(ViewCatalog catalog, String script, Supplier<Handshake> handshakes, ApplicationDiagnostics diagnostics,
            ApplicationChannels channels, ApplicationSignIns signIns, ApplicationCluster cluster) {
        this.catalog = catalog;
        this.script = script;
        this.handshakes = handshakes;
        this.diagnostics = diagnostics;
        this.channels = channels;
        this.signIns = signIns;
        this.cluster = cluster;
    }

    /** Null before the application has started. */
    Node node() {
        return node;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServerContainer container =
                (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        if (container == null) {
            throw new IllegalStateException(
                    "The server has no WebSocket container, which live views need; enable WebSockets.");
        }
        threads = new ContainerThreads();
        parts = new NodeParts(catalog, threads, diagnostics.contextPath(), this::views);
        node = new Node(parts.services(), catalog.views(), new ClientFrames(JsonProvider.provider()));
        try {
            container.addEndpoint(LiveEndpoint.config(node, catalog.config(), script, handshakes));
        } catch (DeploymentException e) {
            throw new IllegalStateException("The endpoint " + LiveEndpoint.PATH + " of live views can't be added.", e);
        }
        diagnostics.started(node);
        management = new Management(node, diagnostics.contextPath());
        channels.started(node);
        signIns.started(node);
        current().started(node);
        cluster.started(parts.membership(), catalog.layers().state(), node);
        if (catalog.config().dashboard().isOn()) {
            dashboard().start(new Surroundings(catalog.layers().channels(), parts.services().codec(),
                    parts.services().node(), cluster, node.diagnostics(), node::drain, node::isDraining));
        }
        // last, since others may send views here from then on
        parts.join();
    }

    private static Dashboard dashboard() {
        return CDI.current().select(Dashboard.class).get();
    }

    private static CurrentContext current() {
        return CDI.current().select(CurrentContext.class).get();
    }

    private long views() {
        Node present = node;
        return present == null ? 0 : present.diagnostics().memoryStats().sessions();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (management != null) {
            management.close();
        }
        if (node != null) {
            await(node.drain(), catalog.config().drains().timeout().plus(LEAVING),
                    "This node stops before it has handed over all its views.");
        }
        if (catalog.config().dashboard().isOn()) {
            dashboard().stop();
        }
        diagnostics.stopped();
        channels.stopped();
        signIns.stopped();
        current().stopped();
        cluster.stopped();
        if (node != null) {
            node.close();
            await(parts.membership().leave(), LEAVING,
                    "The cluster's store does not hear that this node leaves: others will take it for dead.");
        }
        if (threads != null) {
            threads.close();
        }
    }

    private static void await(CompletionStage<Void> end, Duration limit, String failure) {
        try {
            end.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, failure, e);
        }
    }
}
