package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.djust.it.Await;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.GuidePage;
import org.djust.it.Health;
import org.djust.it.Shell;
import org.djust.it.nodes.NodesReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Follows {@code docs/migration.md}, step by step, while pages are open and in use. */
@ExtendWith(BrowserExtension.class)
public class MigrationClusterIT {

    private static final String PGREP = "$(pgrep -f jboss-modules.jar)";

    private final Migration page =
            new Migration(Path.of(System.getProperty("djust.cluster.work")).toAbsolutePath().resolve("migration"));
    private final List<MigratedNode> nodes = List.of(new MigratedNode(ServerKind.WILDFLY, page.folder("node1")),
            new MigratedNode(ServerKind.WILDFLY, page.folder("node2")),
            new MigratedNode(ServerKind.PAYARA, page.folder("node3")));
    private Redis redis;
    private Proxy nginx;

    @AfterEach
    void end() {
        nodes.forEach(MigratedNode::kill);
        if (nginx != null) {
            nginx.close();
        }
        if (redis != null) {
            redis.stop();
        }
    }

    @Test
    void whoFollowsThePageComesFromOneNodeToThreeAndDeploysWithoutLosingAClick(Browser browser) throws Exception {
        Path before = page.war();
        MigratedNode first = nodes.get(0);
        first.start(before, Map.of()).awaitReady(page.step(5).block("sh"));
        LedgerTab old = new LedgerTab(browser, first.site());
        old.click();
        old.check();
        assertEquals(page.step(1).codes().stream().filter(code -> code.matches("[a-z]+(-[a-z]+)+")).collect(
                Collectors.toSet()), findings(page.check(page.step(1).block("sh"), before, "--json"), 2));

        String settings = settings();
        Path war = page.war(settings, "app", ClusterWar.LEDGER);
        Shell.Result check = page.check(page.step(4).block("sh"), war);
        assertEquals(page.step(4).block(""), check.output());
        assertEquals(0, check.status());

        first.stop();
        Health health = first.start(war, page.environment()).awaitReady(page.step(5).block("sh"));
        assertEquals("redis", health.check("djust-state /cluster").data("backend"));
        old.awaitMountedAgain();

        nginx = page.nginx(nodes);
        LedgerTab tab = new LedgerTab(browser, Cluster.site(nginx.port()));
        try (Crowd crowd = new Crowd(Cluster.site(nginx.port()), 20, NodeLossClusterIT.PATIENCE, new Random(1))) {
            crowd.type();
            startTheOthers(war);
            killOne(crowd, tab, war);
            deploy(page.war(settings, "next", ClusterWar.LEDGER.replace("<form>", "<h1>Next</h1><form>")), crowd, tab);
            crowd.settle();
            tab.check();
            old.check();
            nodes.forEach(node -> crowd.verifyAt(node.site(), node.name()));
        }
    }

    /** Steps 2 and 3. */
    private String settings() throws Exception {
        assertEquals("redis-server redis.conf\n", page.step(2).block("sh"));
        redis = new Redis(page.folder("redis"), List.of(page.write("redis.conf", page.step(2).block("")).toString()));
        redis.start();
        GuidePage step = page.step(3);
        String pom = Files.readString(Path.of(System.getProperty("djust.docs"), "../djust-redis/pom.xml"));
        for (String part : List.of("groupId", "artifactId", "version")) {
            String value = step.block("xml").replaceAll("(?s).*<(" + part + ">.*?</" + part + ">).*", "$1");
            assertTrue(pom.contains("<" + value), () -> "djust-redis has not the " + value);
        }
        page.export(step.block("sh"), "DJUST_SECRET");
        return Migration.replace(step.block("properties"),
                Map.of("redis:6379", "127.0.0.1:" + redis.port(), "10.0.0.0/8", "127.0.0.1"));
    }

    private static Set<String> findings(Shell.Result check, int status) {
        assertEquals(status, check.status(), check.output());
        return Pattern.compile("\"id\":\\s*\"([^\"]+)\"").matcher(check.output()).results().map(id -> id.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Step 7. */
    private void startTheOthers(Path war) {
        nodes.stream().skip(1).forEach(node -> node.start(war, page.environment()));
        nodes.forEach(node -> node.awaitReady(page.step(5).block("sh")));
        String command = page.step(7).block("sh").strip();
        String count = page.step(7).block("").strip();
        assertTrue(command.startsWith("redis-cli "), command);
        Await.until("Redis knows of all nodes",
                () -> redis.ask(command.substring("redis-cli ".length())).equals(":" + count));
        for (MigratedNode node : nodes) {
            Await.until("the nodes know of each other", () -> NodesReport.figure(node.site(), "nodes") == nodes.size()
                    && NodesReport.figure(node.site(), "nodes-suspect") == 0);
        }
    }

    /** Step 8, on the node that all pages were on. */
    private void killOne(Crowd crowd, LedgerTab tab, Path war) {
        assertEquals("kill -9 " + PGREP + "\n", page.step(8).block("sh"));
        tab.click();
        Disturbance kill = crowd.disturbed("kill -9 of the first of three nodes");
        nodes.get(0).kill();
        tab.click();
        tab.check();
        crowd.awaitResumed();
        Figures.write(List.of(kill));
        nodes.get(0).start(war, page.environment()).awaitReady(page.step(5).block("sh"));
    }

    /** Step 9. */
    private void deploy(Path war, Crowd crowd, LedgerTab tab) {
        List<String> commands = page.step(9).block("sh").lines().toList();
        assertEquals("kill -TERM " + PGREP, commands.get(1));
        for (MigratedNode node : nodes) {
            crowd.disturbed("deployment on " + node.name());
            tab.click();
            if (node != nodes.get(2)) {
                Shell.Result drain = page.run(commands.get(0), Map.of("Drain.java",
                        System.getProperty("djust.deploy") + "/drain/Drain.java", PGREP, Long.toString(node.pid())));
                assertEquals(0, drain.status(), drain.output());
                assertTrue(drain.output().contains("application /cluster: views are handed over."), drain.output());
                assertEquals(0, NodesReport.figure(node.site(), "views"));
            }
            node.stop();
            node.start(war, page.environment()).awaitReady(page.step(5).block("sh"));
        }
    }
}
