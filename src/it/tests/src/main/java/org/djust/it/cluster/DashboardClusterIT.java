package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.djust.it.LivePage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the dashboard of each node shows of all three, and does to them. */
@ExtendWith(ClusterExtension.class)
public class DashboardClusterIT {

    /** Name, id, state and views. */
    private static final Pattern ROW = Pattern.compile(
            "dj-key=\"(\\w+)\">\\s*<th [^>]*>([\\w-]+)<small>.*?data-label=\"State\">(\\w+)<.*?data-label=\"Views\">([^<]+)<",
            Pattern.DOTALL);
    private Cluster cluster;

    @BeforeEach
    void allAreThere(Cluster shared) {
        cluster = shared;
    }

    private static LivePage dashboard(Node node) {
        return LivePage.join(node.site().cookie("user", "boss"), Cluster.DASHBOARD.substring(1));
    }

    /** Names of nodes with their state, and whether they have figures; in order. */
    private static List<String> nodes(LivePage page) {
        return ROW.matcher(page.html()).results()
                .map(row -> row.group(2) + " " + row.group(3) + (row.group(4).equals("–") ? "" : " figures")).toList();
    }

    private static String id(LivePage page, String name) {
        Matcher row = ROW.matcher(page.html());
        while (row.find()) {
            if (row.group(2).equals(name)) {
                return row.group(1);
            }
        }
        throw new AssertionError("no " + name + " in " + page.html());
    }

    private static void shows(LivePage page, String... nodes) {
        List<String> wanted = List.of(nodes);
        page.await(shown -> nodes(shown).equals(wanted));
    }

    @Test
    void everyNodeShowsTheFiguresOfAllNodes() {
        for (Node node : cluster.nodes()) {
            shows(dashboard(node), "payara UP figures", "wildfly-1 UP figures", "wildfly-2 UP figures");
        }
    }

    @Test
    void figuresOfANodeThatDiesVanishAndThenTheNodeDoes() {
        LivePage page = dashboard(cluster.nodes().get(0));
        shows(page, "payara UP figures", "wildfly-1 UP figures", "wildfly-2 UP figures");
        cluster.nodes().get(1).kill();
        page.await(shown -> nodes(shown).contains("wildfly-2 SUSPECT"));
        shows(page, "payara UP figures", "wildfly-1 UP figures");
    }

    @Test
    void aNodeIsDrainedFromAnother() throws IOException, InterruptedException {
        LivePage page = dashboard(cluster.nodes().get(0));
        shows(page, "payara UP figures", "wildfly-1 UP figures", "wildfly-2 UP figures");
        Node drained = cluster.nodes().get(2);
        page.event("drain", "{\"node\":\"" + id(page, "payara") + "\"}");
        shows(page, "payara DRAINING figures", "wildfly-1 UP figures", "wildfly-2 UP figures");
        assertEquals(503, drained.site().get("ledger").statusCode());
        assertEquals(200, cluster.nodes().get(1).site().get("ledger").statusCode());
        drained.shutDown();
        drained.heal();
    }
}
