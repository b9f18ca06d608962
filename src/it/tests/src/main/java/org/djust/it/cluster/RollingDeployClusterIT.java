package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.cluster.ClientLoop.Move;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That pages live through a release that is rolled out node by node. */
@ExtendWith({ClusterExtension.class, BrowserExtension.class})
public class RollingDeployClusterIT {

    private static final int CLIENTS = 150;
    private static final long SECOND = 1_000_000_000;
    /** The nodes of these tests hand over 10 pages every 250 ms. */
    private static final int MOST_A_SECOND = 40;

    @Test
    void aNewReleaseOnAllNodesReloadsNoPageAndLosesNoEvent(Cluster cluster, Browser browser) {
        Path release = cluster.nextRelease();
        LedgerTab tab = new LedgerTab(browser, cluster.site());
        DeskTab desk = new DeskTab(browser, cluster.site());
        try (Crowd crowd = new Crowd(cluster.site(), CLIENTS, NodeLossClusterIT.PATIENCE, new Random())) {
            crowd.type();
            int before = crowd.moves().size();
            for (Node node : cluster.nodes()) {
                Disturbance stop = crowd.disturbed("new release on " + node.name());
                tab.click();
                desk.click();
                node.drain();
                long took = node.upgrade(release);
                node.awaitReady();
                tab.click();
                Figures.write("stopped in order within " + took + " ms");
                Figures.write(List.of(stop));
            }
            int entries = crowd.settle();
            tab.check();
            desk.check();
            report(entries, crowd.moves().subList(before, crowd.moves().size()));
            cluster.nodes().forEach(crowd::verifyAt);
        }
    }

    private static void report(int entries, List<Move> moves) {
        TreeMap<Long, Long> joins = moves.stream()
                .collect(Collectors.groupingBy(move -> move.at() / SECOND, TreeMap::new, Collectors.counting()));
        long most = joins.values().stream().max(Long::compare).orElse(0L);
        List<Integer> bytes = moves.stream().map(Move::bytes).sorted().toList();
        Figures.write(entries + " entries during a rolling deploy, 0 lost, 0 doubled, 0 pages loaded again; "
                + moves.size()
                + " joins, by second " + joins.values() + ", at most " + most + "; bytes to a page that moved p50 "
                + bytes.get(bytes.size() / 2) + ", most " + bytes.get(bytes.size() - 1));
        assertTrue(most <= 2 * MOST_A_SECOND, () -> "a herd: " + joins);
    }
}
