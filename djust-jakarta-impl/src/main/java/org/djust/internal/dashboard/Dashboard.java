package org.djust.internal.dashboard;

import java.util.List;

import jakarta.inject.Singleton;

import org.djust.NodeInfo;
import org.djust.internal.log.Event;

/** What the application's operators see, once its node runs. Thread-safe. Not proxied: proxies fail on threads that no application owns. */
@Singleton
public class Dashboard {

    private volatile Running now;

    private record Running(Surroundings here, Board board, Exchange exchange) {
    }

    /** The node has started. */
    public void start(Surroundings here) {
        Board board = new Board();
        now = new Running(here, board, new Exchange(here, board));
    }

    /** The node stops. */
    public void stop() {
        Running last = now;
        now = null;
        if (last != null) {
            last.exchange.close();
        }
    }

    /** Somebody looks, and does so again within seconds. */
    void look() {
        Running present = now;
        if (present != null) {
            present.exchange.look();
        }
    }

    /** What is known now, by nodes that have not left. */
    Overview overview() {
        Running present = now;
        if (present == null) {
            return new Overview(List.of(), List.of(), List.of());
        }
        long time = present.here.node().nanos().getAsLong();
        String self = present.here.node().nodeId();
        List<Row> rows = present.here.cluster().nodes().stream()
                .map(node -> new Row(node, node.id().equals(self), present.board.of(node.id(), time))).toList();
        return Overview.of(rows);
    }

    /**
     * Has a node of the cluster hand over its views.
     *
     * @param user who wants it
     */
    void drain(String nodeId, String user) {
        Running present = now;
        if (present != null && present.here.cluster().nodes().stream().map(NodeInfo::id).anyMatch(nodeId::equals)) {
            Event.DRAIN_REQUESTED.log(present.here.node().nodeId(), nodeId, user);
            present.exchange.drain(nodeId);
        }
    }
}
