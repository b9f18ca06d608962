package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.djust.it.Await;
import org.djust.it.nodes.NodesReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is there, as each of three nodes knows; leases of 6 s and a grace of 20 s. */
@ExtendWith(ClusterExtension.class)
public class MembershipClusterIT {

    private static final List<String> ALL = List.of("payara UP", "wildfly-1 UP", "wildfly-2 UP");
    /** Lease, grace, and two seconds. */
    private static final Duration DEATH = Duration.ofSeconds(28);

    private Cluster cluster;
    private Map<Node, Integer> heard;

    @BeforeEach
    void allAreThere(Cluster shared) {
        cluster = shared;
        awaitAll();
        heard = cluster.nodes().stream()
                .collect(Collectors.toMap(Function.identity(), node -> NodesReport.of(node.site()).events().size()));
    }

    private void awaitAll() {
        cluster.nodes().forEach(node -> Await.until(node.name() + " sees all nodes", Duration.ofSeconds(40),
                () -> NodesReport.of(node.site()).nodes().equals(ALL)));
    }

    /** What a node was told since the test began. */
    private List<String> news(Node node) {
        List<String> events = NodesReport.of(node.site()).events();
        return events.subList(heard.get(node), events.size());
    }

    private int sweeps(List<Node> nodes) {
        return nodes.stream().mapToInt(node -> NodesReport.of(node.site()).sweeps()).sum();
    }

    private static void pass(Duration time) {
        for (long end = System.nanoTime() + time.toNanos(); end - System.nanoTime() > 0;) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void aNodeThatDiesIsSuspectedThenGoneForAllOthersAndOneHasSweptIt() {
        Node dead = cluster.nodes().get(1);
        List<Node> others = List.of(cluster.nodes().get(0), cluster.nodes().get(2));
        int before = sweeps(others);
        dead.kill();
        long killed = System.nanoTime();
        for (Node node : others) {
            Await.until("suspected and gone for " + node.name(), DEATH.minusNanos(System.nanoTime() - killed),
                    () -> news(node).equals(List.of("suspected wildfly-2", "left wildfly-2")));
            assertEquals(List.of("payara UP", "wildfly-1 UP"), NodesReport.of(node.site()).nodes());
        }
        Figures.write("a node that was killed has left for all others after "
                + Duration.ofNanos(System.nanoTime() - killed).toMillis() + " ms");
        Await.until("one sweep", () -> sweeps(others) == before + 1);
        dead.heal();
        awaitAll();
        assertEquals(before + 1, sweeps(others));
    }

    @Test
    void aNodeThatIsStoppedInOrderHasLeftAndNobodySweepsIt() {
        Node wildfly = cluster.nodes().get(0);
        Node payara = cluster.nodes().get(2);
        Node witness = cluster.nodes().get(1);
        int before = sweeps(List.of(witness));
        wildfly.shutDown();
        Await.until("the WildFly has left", () -> news(witness).equals(List.of("left wildfly-1")));
        payara.shutDown();
        Await.until("the Payara has left", () -> news(witness).equals(List.of("left wildfly-1", "left payara")));
        assertEquals(List.of("wildfly-2 UP"), NodesReport.of(witness.site()).nodes());
        cluster.heal();
        awaitAll();
        assertEquals(before, sweeps(List.of(witness)));
    }

    @Test
    void aNodeThatIsPausedForFourSecondsNeverLeaves() {
        cluster.nodes().get(0).pause();
        pass(Duration.ofSeconds(4));
        cluster.nodes().get(0).resume();
        nobodyLeaves(DEATH);
    }

    @Test
    void nobodyLeavesWhenRedisIsPausedForThirtySeconds() {
        cluster.redis().pause();
        pass(Duration.ofSeconds(30));
        cluster.redis().resume();
        nobodyLeaves(DEATH);
    }

    @Test
    void nobodyLeavesWhenRedisLosesEverything() {
        cluster.redis().kill();
        pass(Duration.ofSeconds(3));
        cluster.redis().startEmpty();
        nobodyLeaves(DEATH);
    }

    private void nobodyLeaves(Duration within) {
        pass(within);
        awaitAll();
        for (Node node : cluster.nodes()) {
            List<String> news = news(node);
            assertTrue(news.stream().noneMatch(event -> event.startsWith("left") || event.startsWith("joined")),
                    node.name() + " was told " + news);
        }
    }

    @Test
    void aNodeThatIsCutOffFromRedisLeavesForOthersAndIsBackAfterwards() {
        Node alone = cluster.nodes().get(2);
        Node other = cluster.nodes().get(0);
        alone.disconnectRedis();
        Await.until("gone", Duration.ofSeconds(35), () -> news(other).contains("left payara"));
        assertEquals(List.of(), news(alone));
        assertEquals(3, NodesReport.of(alone.site()).nodes().size());
        alone.reconnectRedis();
        awaitAll();
        assertTrue(news(other).contains("joined payara"));
    }

    @Test
    void anyNodeKnowsWhichOneOwnsAView() {
        for (Node owner : cluster.nodes()) {
            String view = NodesReport.visit(owner.site());
            cluster.nodes().forEach(asked -> assertEquals(owner.name(), NodesReport.owner(asked.site(), view)));
        }
    }
}
