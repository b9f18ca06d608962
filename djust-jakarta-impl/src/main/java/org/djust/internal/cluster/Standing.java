package org.djust.internal.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import org.djust.Diagnostics.RoleHealth;
import org.djust.NodeInfo;
import org.djust.spi.Roster.Member;

/** How this node stands in the cluster, as of the last roster. Thread-safe. */
public final class Standing implements MembershipListener {

    /** What the cluster's store is called in health checks. */
    public static final String ROLE = "cluster";

    private final LongSupplier nanos;
    private final Duration lease;
    private final LongAdder sweeps = new LongAdder();
    private volatile List<NodeInfo> others = List.of();
    private volatile long epoch;
    private volatile Long heard;
    private volatile String whyAway;

    Standing(LongSupplier nanos, Duration lease) {
        this.nanos = nanos;
        this.lease = lease;
    }

    void heard(Map<Member, Boolean> peers, long at) {
        others = peers.entrySet().stream().map(peer -> NodeInfos.of(peer.getKey(), peer.getValue())).toList();
        heard = at;
        if (whyAway != null) {
            whyAway = null;
            Messages.back();
        }
    }

    void failed(Throwable failure) {
        boolean first = whyAway == null;
        whyAway = String.valueOf(failure.getMessage());
        if (first) {
            Messages.away(whyAway);
        }
    }

    @Override
    public void registered(long latest) {
        if (epoch != 0) {
            Messages.sweptMyself();
        }
        epoch = latest;
    }

    @Override
    public void joined(Member member) {
        Messages.joined(member);
    }

    @Override
    public void suspected(Member member) {
        Messages.suspected(member);
    }

    @Override
    public void left(Member member, boolean died) {
        Messages.left(member, died);
    }

    @Override
    public void swept(String nodeId, long under) {
        sweeps.increment();
    }

    List<NodeInfo> others() {
        return others;
    }

    /** Under which this node is registered; 0 before it is. */
    public long epoch() {
        return epoch;
    }

    /** How the cluster's store is: up while this node's lease is renewed. */
    public RoleHealth health(String backend) {
        Long last = heard;
        Duration age = last == null ? null : Duration.ofNanos(nanos.getAsLong() - last);
        String reason = whyAway;
        if (reason == null && age == null) {
            reason = Messages.notHeardYet();
        } else if (reason == null && age.compareTo(lease) > 0) {
            reason = Messages.silent(age);
        }
        return new RoleHealth(reason == null, backend, age, reason == null ? Map.of() : Map.of("reason", reason));
    }

    /** Adds the figures of docs/operations.md. */
    public void addTo(Map<String, Number> figures) {
        List<NodeInfo> now = others;
        figures.put("nodes", now.size() + 1);
        figures.put("nodes-suspect", now.stream().filter(node -> node.state() == NodeInfo.State.SUSPECT).count());
        figures.put("sweeps", sweeps.sum());
    }
}
