package org.djust.internal.cdi;

import java.util.function.Supplier;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;

import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.internal.view.Node;
import org.djust.internal.view.Services;
import org.djust.internal.view.StateLimits;
import org.djust.internal.view.Stats;
import org.djust.internal.view.Store;
import org.djust.spi.NodeServices;
import org.djust.internal.websocket.Handshake;
import org.djust.internal.websocket.LiveEndpoint;

/** Starts and stops the application's node, and adds its endpoint. */
final class LiveListener implements ServletContextListener {

    private final ViewCatalog catalog;
    private final Supplier<Handshake> handshakes;
    private final ApplicationDiagnostics diagnostics;
    private final ApplicationChannels channels;
    private volatile Node node;

    LiveListener(ViewCatalog catalog, Supplier<Handshake> handshakes, ApplicationDiagnostics diagnostics,
            ApplicationChannels channels) {
        this.catalog = catalog;
        this.handshakes = handshakes;
        this.diagnostics = diagnostics;
        this.channels = channels;
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
        node = new Node(services(), catalog.views(), new ClientFrames(JsonProvider.provider()));
        try {
            container.addEndpoint(LiveEndpoint.config(node, catalog.config(), handshakes));
        } catch (DeploymentException e) {
            throw new IllegalStateException("The endpoint " + LiveEndpoint.PATH + " of live views can't be added.", e);
        }
        diagnostics.started(node);
        channels.started(node);
    }

    private Services services() {
        NodeServices surroundings = new ContainerThreads().services();
        StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
        Tokens tokens = new Tokens(catalog.config().security().secret().bytes(), catalog.config().security().tokenTtl(),
                System::currentTimeMillis);
        catalog.layers().start(surroundings);
        return new Services(catalog.config(), new Store(catalog.layers().state(), surroundings.nanos()),
                new StateLimits(catalog.config().states(), surroundings.nanos()), catalog.layers(), codec,
                new Snapshots(codec), catalog.validation(), tokens, catalog.beans(), surroundings, new Stats());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        diagnostics.stopped();
        channels.stopped();
        if (node != null) {
            node.close();
        }
    }
}
