package org.djust.internal.cdi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;

import org.djust.NodeInfo;
import org.djust.internal.cluster.Membership;
import org.djust.internal.cluster.MembershipListener;
import org.djust.internal.memory.MemoryRateLimiter;
import org.djust.internal.presence.Presences;
import org.djust.internal.protocol.ClientFrames;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.internal.view.Node;
import org.djust.internal.view.RateLimits;
import org.djust.internal.view.Services;
import org.djust.internal.view.StateLimits;
import org.djust.internal.view.Stats;
import org.djust.internal.view.Store;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster.Member;
import org.djust.internal.websocket.Handshake;
import org.djust.internal.websocket.LiveEndpoint;

/** Starts and stops the application's node, and adds its endpoint. */
final class LiveListener implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(LiveListener.class.getName());
    /** How long a server that stops may wait for the cluster's store. */
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final ViewCatalog catalog;
    private final Supplier<Handshake> handshakes;
    private final ApplicationDiagnostics diagnostics;
    private final ApplicationChannels channels;
    private final ApplicationCluster cluster;
    private volatile Node node;
    private volatile Membership membership;
    private volatile Presences presences;

    LiveListener(ViewCatalog catalog, Supplier<Handshake> handshakes, ApplicationDiagnostics diagnostics,
            ApplicationChannels channels, ApplicationCluster cluster) {
        this.catalog = catalog;
        this.handshakes = handshakes;
        this.diagnostics = diagnostics;
        this.channels = channels;
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
        ContainerThreads threads = new ContainerThreads();
        node = new Node(services(threads), catalog.views(), new ClientFrames(JsonProvider.provider()));
        try {
            container.addEndpoint(LiveEndpoint.config(node, catalog.config(), handshakes));
        } catch (DeploymentException e) {
            throw new IllegalStateException("The endpoint " + LiveEndpoint.PATH + " of live views can't be added.", e);
        }
        diagnostics.started(node);
        channels.started(node);
        current().elsewhere(node.presence());
        join(threads);
    }

    private static CurrentContext current() {
        return CDI.current().select(CurrentContext.class).get();
    }

    /** Last, since others may send views here from then on. */
    private void join(Executor threads) {
        membership.listen(new ClusterEvents(CDI.current().getBeanManager().getEvent(), catalog.beans(), threads));
        membership.listen(new MembershipListener() {
            @Override
            public void left(Member member, boolean died) {
                if (died) {
                    catalog.layers().channels().originGone(member.id());
                }
                presences.left(member.id(), died);
            }

            @Override
            public void swept(String nodeId, long epoch) {
                catalog.layers().presence().gone(nodeId);
            }

            @Override
            public void registered(long epoch) {
                catalog.layers().presence().restore();
            }
        });
        cluster.started(membership, catalog.layers().state(), node);
        membership.start();
    }

    private Services services(ContainerThreads threads) {
        NodeServices surroundings = threads.services();
        StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
        Tokens tokens = new Tokens(catalog.config().security().secret().bytes(), catalog.config().security().tokenTtl(),
                System::currentTimeMillis);
        catalog.layers().start(surroundings);
        membership = new Membership(catalog.layers().cluster(), surroundings, catalog.config().nodes(),
                new NodeFacts(catalog.config().nodes().name(), diagnostics.contextPath(), this::views));
        presences = new Presences(catalog.layers().presence(), surroundings, catalog.config().nodes().grace(),
                () -> membership.others().stream().map(NodeInfo::id).collect(Collectors.toSet()), codec::decode);
        Stats stats = new Stats();
        MemoryRateLimiter alone = new MemoryRateLimiter();
        alone.start(surroundings);
        return new Services(catalog.config(), new Store(catalog.layers().state(), surroundings.nanos()),
                new StateLimits(catalog.config().states(), surroundings.nanos()), catalog.layers(), codec,
                new Snapshots(codec), catalog.validation(), tokens, catalog.beans(), surroundings, membership,
                presences, new RateLimits(catalog.layers().rates(), alone, stats), stats);
    }

    private long views() {
        Node present = node;
        return present == null ? 0 : present.diagnostics().memoryStats().sessions();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (node != null) {
            await(node.drain(), catalog.config().drains().timeout().plus(LEAVING),
                    "This node stops before it has handed over all its views.");
        }
        diagnostics.stopped();
        channels.stopped();
        current().elsewhere(null);
        cluster.stopped();
        if (node != null) {
            node.close();
            await(membership.leave(), LEAVING,
                    "The cluster's store does not hear that this node leaves: others will take it for dead.");
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
