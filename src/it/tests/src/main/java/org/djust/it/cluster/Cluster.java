package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.nodes.NodesView;
import org.djust.it.probe.CookieAuthentication;
import org.djust.it.cluster.desk.DeskView;
import org.djust.it.cluster.desk.PadView;
import org.djust.it.cluster.ledger.LedgerView;
import org.djust.it.cluster.meter.MeterView;
import org.djust.it.cluster.room.RoomView;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Two WildFly nodes and a Payara node that share one Redis, behind nginx without stickiness. Used by one thread. */
public final class Cluster implements AutoCloseable {

    static final String DASHBOARD = "/operators";

    private static final String PATH = "/cluster/";
    /** Of the ledger. */
    static final String LEDGER = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ledger</title></head><body>
            <p id="visit">{{ visit }}</p><p id="entries">{{ entries }}</p><p id="clicks">{{ clicks }}</p>
            <button id="click" type="button" dj-click="click">Click</button>
            <form><input id="draft" name="draft"></form>
            </body></html>
            """;

    private static final String ROOM = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Room</title></head><body>
            <p id="visit">{{ visit }}</p><p id="last">{{ heard.shown }}</p><p id="wrong">{{ heard.wrong }}</p><p id="lacking">{{ heard.lacking }}</p>
            <p id="losses">{{ heard.losses }}</p><p id="here">{{ here.shown }}</p><p id="gone">{{ here.gone }}</p>
            <p id="strange">{{ here.wrong }}</p><button id="say" type="button" dj-click="say" dj-value-number="1">Say 1</button>
            </body></html>
            """;

    private final Path work = Path.of(System.getProperty("djust.cluster.work")).toAbsolutePath();
    private final Redis redis = new Redis(work.resolve("redis"));
    private final List<Node> nodes = new ArrayList<>();
    private final Proxy nginx;

    /** Starts everything, and waits for it. */
    public Cluster() {
        redis.start();
        Path war = export("cluster.war", LEDGER);
        nodes.add(new Node(ServerKind.WILDFLY, work.resolve("wildfly-1"), war, redis.port()));
        nodes.add(new Node(ServerKind.WILDFLY, work.resolve("wildfly-2"), war, redis.port()));
        nodes.add(new Node(ServerKind.PAYARA, work.resolve("payara"), war, redis.port()));
        nginx = new Nginx(work.resolve("nginx"), nodes.stream().map(Node::address).toList());
        nodes.forEach(Node::start);
        nodes.forEach(Node::awaitReady);
    }

    /** Another release of the application, whose ledger looks different. */
    public Path nextRelease() {
        return export("next/cluster.war", LEDGER.replace("<form>", "<h1>The next release</h1><form>"));
    }

    private Path export(String file, String ledger) {
        Path war = work.resolve(file);
        try {
            Files.createDirectories(war.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        archive(ledger).as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }

    private static WebArchive archive(String ledger) {
        return WebArchiveBuilder.of(LedgerView.class, "cluster").redis().template("ledger.html", ledger)
                .template("desk.html", DeskView.TEMPLATE).template("pad.html", PadView.TEMPLATE)
                .template("room.html", ROOM).template("nodes.html", NodesView.TEMPLATE)
                .template("meter.html", MeterView.TEMPLATE)
                .config("djust.backend", "redis")
                .config("djust.presence.backend", System.getProperty("djust.cluster.presence", "redis"))
                .config("djust.secret", "a secret of the tests that all nodes share")
                // all clients come from one address
                .config("djust.limit.connections-per-address", "100000").config("djust.drain.batch", "10")
                .config("djust.dashboard.path", DASHBOARD).config("djust.dashboard.role", "boss").build()
                .addClass(CookieAuthentication.class)
                .addPackages(false, Filters.exclude(".*IT\\.class"), NodesView.class.getPackage())
                .addPackage(RoomView.class.getPackage()).addPackage(DeskView.class.getPackage())
                .addPackage(MeterView.class.getPackage())
                .addAsWebResource(new StringAsset("ready"), "ready.txt");
    }

    static Site site(int port) {
        try {
            return Site.at(new URL("http", "localhost", port, PATH));
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
