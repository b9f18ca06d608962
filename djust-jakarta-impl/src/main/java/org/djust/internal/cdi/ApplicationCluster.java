package org.djust.internal.cdi;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.djust.Cluster;
import org.djust.NodeInfo;
import org.djust.internal.cluster.Membership;
import org.djust.internal.view.Node;
import org.djust.spi.StateBackend;

/** Tells of the application's nodes, once there is one. Thread-safe. Not proxied, as {@link ApplicationDiagnostics} isn't. */
@Singleton
class ApplicationCluster implements Cluster {

    private final WhileRunning<Running> here = new WhileRunning<>();

    private record Running(Membership membership, StateBackend state, Node node) {
    }

    void started(Membership membership, StateBackend state, Node node) {
        here.begin(new Running(membership, state, node));
    }

    void stopped() {
        here.end();
    }

    private Running now() {
        return here.get("This is no node of a cluster");
    }

    @Override
    public NodeInfo self() {
        return now().membership.self();
    }

    @Override
    public List<NodeInfo> nodes() {
        Running present = here.orNull();
        return present == null ? List.of()
                : Stream.concat(Stream.of(present.membership.self()), present.membership.others().stream())
                        .sorted(Comparator.comparing(NodeInfo::id)).toList();
    }

    @Override
    public CompletionStage<NodeInfo> ownerOf(String viewId) {
        return now().state.owner(viewId).thenApply(
                owner -> nodes().stream().filter(node -> node.id().equals(owner)).findAny().orElse(null));
    }

    boolean isDraining() {
        Running present = here.orNull();
        return present != null && present.node.isDraining();
    }

    @Override
    public CompletionStage<Void> drain() {
        return now().node.drain();
    }
}
