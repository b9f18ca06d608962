package org.djust.internal.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.djust.NodeInfo;
import org.djust.internal.config.Nodes;
import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Member;

/**
 * This node's place among the application's nodes: renews its lease three times in the time of a lease, tells listeners what
 * changes, and sweeps nodes that are dead. While the store doesn't answer, all is as it was and nobody dies. Thread-safe; no
 * method blocks.
 */
public final class Membership {

    private final ClusterBackend backend;
    private final NodeServices node;
    private final Nodes settings;
    private final Supplier<Map<String, String>> facts;
    private final FailureDetector detector;
    private final Sequence order;
    private final List<MembershipListener> listeners = new CopyOnWriteArrayList<>();
    private final Standing standing;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile boolean draining;
    private volatile boolean leaving;

    /** @param facts what this node tells others of itself, by the names of {@link NodeInfo#metadata} */
    public Membership(ClusterBackend backend, NodeServices node, Nodes settings, Supplier<Map<String, String>> facts) {
        this(backend, node, settings, facts, new FailureDetector(node.nodeId(), settings.lease(), settings.grace()));
    }

    Membership(ClusterBackend backend, NodeServices node, Nodes settings, Supplier<Map<String, String>> facts,
            FailureDetector detector) {
        this.backend = backend;
        this.node = node;
        this.settings = settings;
        this.facts = facts;
        this.detector = detector;
        this.order = new Sequence(node.executor());
        this.standing = new Standing(node.nanos(), settings.lease());
        listeners.add(standing);
    }

    /** To be called before {@link #start}, so that the listener misses nothing. */
    public void listen(MembershipListener listener) {
        listeners.add(listener);
    }

    public void start() {
        renew();
        node.timer().every(period(), this::renew);
    }

    private Duration period() {
        return settings.lease().dividedBy(3);
    }

    /** Others learn, within seconds, that this node hands its views over and is about to stop. */
    public void drain() {
        draining = true;
        renew();
    }

    /** Takes this node off the roster, for good; completes when it is. */
    public CompletionStage<Void> leave() {
        leaving = true;
        long epoch = standing.epoch();
        return epoch == 0 ? CompletableFuture.completedFuture(null) : backend.leave(epoch);
    }

    /** This node. */
    public NodeInfo self() {
        return NodeInfos.of(node.nodeId(), draining ? NodeInfo.State.DRAINING : NodeInfo.State.UP, facts.get());
    }

    /** The other nodes that have not left. */
    public List<NodeInfo> others() {
        return standing.others();
    }

    /** How this node stands in the cluster, for operators. */
    public Standing standing() {
        return standing;
    }

    private void renew() {
        if (leaving || !renewing.compareAndSet(false, true)) {
            return;
        }
        long sent = node.nanos().getAsLong();
        backend.renew(standing.epoch(), NodeInfos.text(self()), settings.lease()).whenComplete((roster, failure) -> {
            long received = node.nanos().getAsLong();
            renewing.set(false);
            order.execute(() -> answered(roster, failure, sent, received));
        });
    }

    private void answered(Roster roster, Throwable failure, long sent, long received) {
        if (failure != null) {
            detector.interrupted();
            standing.failed(failure);
        } else if (node.nanos().getAsLong() - sent > settings.lease().toNanos()) {
            // this node was paused meanwhile: what the roster says may not be true any more
            detector.interrupted();
        } else {
            heard(roster, sent, received);
        }
    }

    private void heard(Roster roster, long sent, long received) {
        List<Consumer<MembershipListener>> news = detector.observe(roster, sent, received);
        standing.heard(detector.peers(), received);
        news.forEach(change -> listeners.forEach(listener -> tell(listener, change)));
        sweep(detector.dead(sent));
        Duration next = detector.untilDead(received);
        if (next != null && next.compareTo(period()) < 0) {
            node.timer().after(next.plusMillis(1), this::renew);
        }
    }

    private static void tell(MembershipListener listener, Consumer<MembershipListener> change) {
        try {
            change.accept(listener);
        } catch (RuntimeException | Error e) {
            Messages.unexpected(e);
        }
    }

    /** Whoever does it, and whether the answer comes: the roster after it tells. */
    private void sweep(List<Member> dead) {
        if (!dead.isEmpty()) {
            CompletableFuture<?>[] sweeps = dead.stream()
                    .map(member -> backend.sweep(member, settings.grace()).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(sweeps).whenComplete((done, failure) -> renew());
        }
    }
}
