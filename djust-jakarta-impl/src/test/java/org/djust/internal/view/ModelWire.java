package org.djust.internal.view;

import java.util.ArrayDeque;
import java.util.Deque;

import org.djust.internal.protocol.CloseReason;

/** One connection; frames wait in both directions. */
final class ModelWire implements Transport {
    final ModelNode node;
    final Deque<String> toClient = new ArrayDeque<>();
    final Deque<String> toServer = new ArrayDeque<>();
    Connection connection;
    boolean closedByServer;
    boolean closedByClient;
    boolean ended;
    boolean congested;

    ModelWire(ModelNode node) {
        this.node = node;
    }

    @Override
    public void send(String frame) {
        toClient.add(frame);
    }

    @Override
    public boolean congested() {
        return congested;
    }

    @Override
    public void ping() {
        if (!closedByClient) {
            connection.heard();
        }
    }

    @Override
    public void close(CloseReason reason, String explanation) {
        node.witness.check(reason == CloseReason.RETRY, "closed with " + reason + ": " + explanation);
        closedByServer = true;
    }

    @Override
    public void abort() {
        closedByServer = true;
    }
}
