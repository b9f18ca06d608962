package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.SharedState;
import org.djust.spi.Claim;

/** One node of the model: a runtime, its way to the store, and its connections. */
final class ModelNode {

    private static final Map<String, String> CONFIG = Map.of("djust.rate.permits", "1000000", "djust.token.ttl",
            "P30D", "djust.session.ttl", "P30D", "djust.session.unclaimed-ttl", "P1D", "djust.session.detached-ttl",
            "PT5S", "djust.secret", "x".repeat(64));

    /** Its state is the list of the events that were applied; all views of a page count theirs together. */
    @LiveView(value = "/log", template = "view/log.html")
    static class LogView {
        List<Long> applied = List.of();
        transient SharedState shared;

        @EventHandler
        void add(long number) {
            Integer count = shared.get("count", Integer.class);
            shared.put("count", count == null ? 1 : count + 1);
            List<Long> longer = new ArrayList<>(applied);
            longer.add(number);
            applied = List.copyOf(longer);
        }

        @EventHandler
        void fail() {
            applied = List.of();
            shared.put("count", -1);
            throw new IllegalStateException("on purpose");
        }
    }

    final String name;
    final FaultyLink link;
    final Witness witness;
    private final TestNode test;
    private final Random random;
    private final List<ModelWire> wires = new ArrayList<>();
    private Duration missed = Duration.ZERO;
    boolean paused;

    ModelNode(String name, FaultyLink link, Witness witness, boolean rejects, Random random) {
        this.name = name;
        this.link = link;
        this.witness = witness;
        this.random = random;
        Map<String, String> config = new HashMap<>(CONFIG);
        config.put("djust.mailbox.capacity", random.nextBoolean() ? "3" : "100");
        config.put("djust.state.when-away", rejects ? "reject" : "degrade");
        test = new TestNode(config, link, LogView.class);
    }

    /** What is stored of a view after its first render. */
    static Claim firstRender() {
        TestNode test = new TestNode(CONFIG, LogView.class);
        return test.memory.claim(test.idOf(test.visit(LogView.class))).toCompletableFuture().join();
    }

    String tokenOf(String viewId) {
        return test.tokenOf(viewId, LogView.class);
    }

    ModelWire connect() {
        ModelWire wire = new ModelWire(this);
        wire.connection = test.node.connect(wire, TestNode.NOBODY, "test");
        wires.add(wire);
        return wire;
    }

    void pass(Duration time) {
        missed = missed.plus(time);
        if (!paused) {
            test.pass(missed);
            missed = Duration.ZERO;
        }
    }

    /** Does one thing, unless it is paused. */
    void step(boolean calm) {
        if (paused) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> link.step(calm);
            case 1 -> frame(calm);
            default -> test.step(random);
        }
    }

    private void frame(boolean calm) {
        if (wires.isEmpty()) {
            return;
        }
        ModelWire wire = wires.get(random.nextInt(wires.size()));
        String frame = wire.toServer.poll();
        if (frame != null) {
            wire.connection.received(frame);
        } else if (wire.closedByServer || wire.closedByClient && (calm || random.nextInt(20) == 0)) {
            wires.remove(wire);
            wire.closedByServer = true;
            wire.connection.closed();
        } else if (!calm && random.nextInt(10) == 0) {
            wire.congested = !wire.congested;
        } else if (calm) {
            wire.congested = false;
        }
        if (!wire.congested) {
            wire.connection.drained();
        }
    }

    boolean idle() {
        return link.idle() && test.idle()
                && wires.stream().allMatch(wire -> wire.toServer.isEmpty() && !wire.congested);
    }

    /** All that it had in memory is gone. */
    void die() {
        link.die();
        wires.forEach(wire -> wire.closedByServer = true);
    }

    /** Ends as an application that is undeployed. */
    void stop() {
        test.node.close();
        test.run();
        die();
    }
}
