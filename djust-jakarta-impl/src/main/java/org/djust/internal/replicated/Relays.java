package org.djust.internal.replicated;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.djust.internal.replicated.Frame.Request;
import org.djust.spi.NodeServices;

/**
 * Answers for nodes that don't: what a dead node has told, others know. One after the other has the time to do so, and who hears
 * that it is done lets it be. Not thread-safe.
 */
final class Relays {

    /** How long the node itself has to answer. */
    private static final Duration WAIT = Duration.ofMillis(300);
    private static final Duration TURN = Duration.ofMillis(100);
    private static final int TURNS = 10;

    private final NodeServices node;
    private final Replicas replicas;
    private final Map<String, Long> asked = new HashMap<>();

    Relays(NodeServices node, Replicas replicas) {
        this.node = node;
        this.replicas = replicas;
    }

    /** @param inTurn is called by a timer with nodes for which this one may have to answer, as {@link #takeTurn} tells */
    void asked(Request request, Consumer<String> inTurn) {
        request.numbers().forEach((about, number) -> {
            Replica replica = replicas.find(about);
            if (replica != null && replica.number() > number && !asked.containsKey(about)) {
                asked.put(about, node.nanos().getAsLong());
                long turn = Math.min(TURNS, replicas.before(node.nodeId()));
                node.timer().after(WAIT.plus(TURN.multipliedBy(turn)), () -> inTurn.accept(about));
            }
        });
    }

    /** What to send of that node; null when somebody has sent something, or nothing is known any more. */
    Replica takeTurn(String about) {
        long since = asked.remove(about);
        Replica replica = replicas.find(about);
        return replica == null || replica.number() == 0 || replica.lastShown() - since >= 0 ? null : replica;
    }
}
