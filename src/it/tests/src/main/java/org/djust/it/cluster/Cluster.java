package org.djust.it.cluster;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.djust.it.Site;

/** Two WildFly nodes and a Payara node that share one Redis, behind nginx without stickiness. Used by one thread. */
public final class Cluster implements AutoCloseable {

    static final String DASHBOARD = "/operators";

    private static final String APPLICATION = "cluster";
    private static final Map<String, String> SETTINGS = Map.of("djust.presence.backend",
            System.getProperty("djust.cluster.presence", "redis"), "djust.drain.batch", "10", "djust.dashboard.path",
            DASHBOARD, "djust.dashboard.role", "boss");

    private final Path work = Path.of(System.getProperty("djust.cluster.work")).toAbsolutePath();
    private final Redis redis = new Redis(work.resolve("redis"));
    private final List<Node> nodes = new ArrayList<>();
    private final Proxy nginx;

    /** Starts everything, and waits for it. */
    public Cluster() {
        redis.start();
        Path war = ClusterWar.export(work.resolve("cluster.war"), ClusterWar.LEDGER, SETTINGS);
        nodes.add(new Node(ServerKind.WILDFLY, work.resolve("wildfly-1"), war, redis.port()));
        nodes.add(new Node(ServerKind.WILDFLY, work.resolve("wildfly-2"), war, redis.port()));
        nodes.add(new Node(ServerKind.PAYARA, work.resolve("payara"), war, redis.port()));
        nginx = new Nginx(work.resolve("nginx"), nodes.stream().map(Node::address).toList());
        nodes.forEach(Node::start);
        nodes.forEach(Node::awaitReady);
    }

    /** Another release of the application, whose ledger looks different. */
    public Path nextRelease() {
        return ClusterWar.export(work.resolve("next/cluster.war"),
                ClusterWar.LEDGER.replace("<form>", "<h1>The next release</h1><form>"), SETTINGS);
    }

    static Site site(int port) {
        return site(port, APPLICATION);
    }

    /** Another application, by its context path without slashes. */
    static Site site(int port, String application) {
        try {
            return Site.at(new URL("http", "localhost", port, "/" + application));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application as visitors see it. */
    public Site site() {
        return site(nginx.port());
    }

    /** WildFly, WildFly and Payara. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public Redis redis() {
        return redis;
    }

    /** Another nginx, which sends everybody to one node as long as it is there. */
    Proxy preferring(Node first, Node second) {
        return new Nginx(work.resolve("nginx-" + first.name()),
                List.of(first.address(), second.address() + " backup", third(first, second).address() + " down"));
    }

    /** The same by HAProxy. */
    Proxy haproxyPreferring(Node first, Node second) {
        return new Haproxy(work.resolve("haproxy-" + first.name()),
                List.of(first.address(), second.address() + " backup", third(first, second).address() + " disabled"));
    }

    private Node third(Node first, Node second) {
        return nodes.stream().filter(node -> node != first && node != second).findFirst().orElseThrow();
    }

    /** All nodes serve again. */
    public void heal() {
        nodes.forEach(Node::heal);
    }

    @Override
    public void close() {
        nodes.forEach(Node::stop);
        nginx.close();
        redis.stop();
    }
}
