package org.djust.internal.cdi;

import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.bind.JsonbBuilder;

import org.djust.NodeInfo;
import org.djust.internal.cluster.Membership;
import org.djust.internal.cluster.MembershipListener;
import org.djust.internal.cluster.NodeEvents;
import org.djust.internal.config.DjustConfig;
import org.djust.internal.memory.MemoryRateLimiter;
import org.djust.internal.presence.Presences;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.internal.view.Layers;
import org.djust.internal.view.RateLimits;
import org.djust.internal.view.Services;
import org.djust.internal.view.StateLimits;
import org.djust.internal.view.Stats;
import org.djust.internal.view.Store;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster.Member;

/** What a node of the application is made of, and how its parts hear of other nodes. */
final class NodeParts {

    private final ViewCatalog catalog;
    private final NodeServices node;
    private final Layers layers;
    private final Membership membership;
    private final Presences presences;
    private final Services services;

    /**
     * Starts the backends.
     *
     * @param views how many are in memory
     */
    NodeParts(ViewCatalog catalog, ContainerThreads threads, String contextPath, LongSupplier views) {
        this.catalog = catalog;
        node = threads.services();
        layers = catalog.layers();
        layers.start(node);
        DjustConfig config = catalog.config();
        membership = new Membership(layers.cluster(), node, config.nodes(),
                new NodeFacts(config.nodes().name(), contextPath, views));
        StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
        presences = new Presences(layers.presence(), node, config.nodes().grace(),
                () -> membership.others().stream().map(NodeInfo::id).collect(Collectors.toSet()), codec::decode);
        services = services(config, codec);
    }

    private Services services(DjustConfig config, StateCodec codec) {
        Tokens tokens = new Tokens(config.security().secret().bytes(), config.security().tokenTtl(),
                System::currentTimeMillis);
        Stats stats = new Stats();
        MemoryRateLimiter alone = new MemoryRateLimiter();
        alone.start(node);
        return new Services(config, new Store(layers.state(), node.nanos()),
                new StateLimits(config.states(), node.nanos()), layers, codec, new Snapshots(codec),
                catalog.validation(), tokens, catalog.beans(), node, membership, presences,
                new RateLimits(layers.rates(), alone, stats), stats);
    }

    Services services() {
        return services;
    }

    Membership membership() {
        return membership;
    }

    /** Makes the node known to the others. */
    void join() {
        membership.listen(
                new ClusterEvents(CDI.current().getBeanManager().getEvent(), catalog.beans(), node.executor()));
        membership.listen(new NodeEvents(node.nodeId()));
        membership.listen(new MembershipListener() {
            @Override
            public void joined(Member member) {
                presences.joined(member.id());
            }

            @Override
            public void left(Member member, boolean died) {
                if (died) {
                    layers.channels().originGone(member.id());
                }
                presences.left(member.id(), member.epoch(), died);
            }

            @Override
            public void swept(String nodeId, long epoch) {
                layers.presence().gone(nodeId, epoch, true);
            }

            @Override
            public void registered(long epoch) {
                layers.presence().restore(epoch);
            }
        });
        membership.start();
    }
}
