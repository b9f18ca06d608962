package org.djust.internal.cdi;

import java.util.concurrent.Executor;

import jakarta.enterprise.event.Event;

import org.djust.NodeInfo;
import org.djust.NodeJoined;
import org.djust.NodeLeft;
import org.djust.NodeSuspected;
import org.djust.internal.cluster.MembershipListener;
import org.djust.internal.cluster.NodeInfos;
import org.djust.internal.cluster.Sequence;
import org.djust.internal.view.Beans;
import org.djust.spi.Roster.Member;

/** Tells the application's observers of other nodes, each in a request of its own. Who waits in them holds nobody else up. */
final class ClusterEvents implements MembershipListener {

    private final Event<Object> events;
    private final Beans beans;
    private final Executor order;

    ClusterEvents(Event<Object> events, Beans beans, Executor threads) {
        this.events = events;
        this.beans = beans;
        this.order = new Sequence(threads);
    }

    @Override
    public void joined(Member member) {
        fire(new NodeJoined(NodeInfos.of(member, false)));
    }

    @Override
    public void suspected(Member member) {
        fire(new NodeSuspected(NodeInfos.of(member, true)));
    }

    @Override
    public void left(Member member, boolean died) {
        NodeInfo node = NodeInfos.of(member, died);
        fire(new NodeLeft(node));
    }

    private void fire(Object event) {
        order.execute(() -> beans.inRequest(() -> events.fire(event)));
    }
}
