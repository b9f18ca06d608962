package org.djust.internal.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

import jakarta.json.bind.JsonbBuilder;

import org.djust.Cluster;
import org.djust.Diagnostics;
import org.djust.NodeInfo;
import org.djust.internal.state.StateCodec;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.Timer;

/** Nodes with dashboards, on one thread: what is published arrives at once, and time passes when it is told to. */
final class TestCluster implements ChannelLayer, Timer, Cluster {

    final List<String> published = new ArrayList<>();
    final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, List<Receiver>> receivers = new HashMap<>();
    private final TreeMap<Long, List<Runnable>> timers = new TreeMap<>();
    private final StateCodec codec = new StateCodec(JsonbBuilder.create(StateCodec.config()));
    private long now;
    private long number;

    /** One node: its dashboard, and what it says of itself. */
    final class Node implements Diagnostics {

        final Dashboard dashboard = new Dashboard();
        final Map<String, Number> figures = new HashMap<>();
        boolean draining;
        List<ViewSize> largest = List.of();

        @Override
        public Map<String, RoleHealth> healthCheck() {
            return Map.of();
        }

        @Override
        public Map<String, Number> stats() {
            return figures;
        }

        @Override
        public MemoryStats memoryStats() {
            return new MemoryStats(0, 0, largest, Map.of());
        }

        Row row(String id) {
            return dashboard.overview().nodes().stream().filter(row -> row.getId().equals(id)).findAny().orElse(null);
        }
    }

    Node start(String id) {
        Node node = new Node();
        nodes.put(id, node);
        NodeServices services = new NodeServices(id, Runnable::run, Thread::new, this, () -> now);
        node.dashboard.start(
                new Surroundings(this, codec, services, this, node, () -> node.draining = true, () -> node.draining));
        return node;
    }

    /** It says nothing any more, but is on the roster. */
    void kill(String id) {
        nodes.get(id).dashboard.stop();
    }

    void pass(Duration time) {
        now += time.toNanos();
        while (!timers.isEmpty() && timers.firstKey() <= now) {
            timers.pollFirstEntry().getValue().forEach(Runnable::run);
        }
    }

    @Override
    public List<NodeInfo> nodes() {
        return nodes.keySet().stream().map(id -> new NodeInfo(id, NodeInfo.State.UP,
                Map.of("name", "name of " + id, "started", "2026-11-29T13:28:56.123Z", "version", "1.0"))).toList();
    }

    @Override
    public void publish(String topic, Encoded payload) {
        published.add(topic);
        number++;
        List.copyOf(receivers.getOrDefault(topic, List.of()))
                .forEach(receiver -> receiver.received(new Message("any", number, payload)));
    }

    @Override
    public Subscription subscribe(String topic, Position after, Receiver receiver) {
        receivers.computeIfAbsent(topic, name -> new ArrayList<>()).add(receiver);
        return () -> receivers.get(topic).remove(receiver);
    }

    int subscriptions(String topic) {
        return receivers.getOrDefault(topic, List.of()).size();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timers.computeIfAbsent(now + delay.toNanos(), at -> new ArrayList<>()).add(task);
    }

    @Override
    public void every(Duration period, Runnable task) {
        throw new UnsupportedOperationException("the dashboard does nothing of its own accord");
    }

    @Override
    public void start(NodeServices node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void originGone(String nodeId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Number> statistics() {
        return Map.of();
    }

    @Override
    public NodeInfo self() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<NodeInfo> ownerOf(String viewId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> drain() {
        throw new UnsupportedOperationException();
    }
}
