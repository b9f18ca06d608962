package org.djust.it.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.djust.it.Await;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.TcpProxy;
import org.djust.it.nodes.NodesReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That visitors on three nodes hear everything once, and see nobody leave who is there, whatever happens to the nodes. */
@ExtendWith({ClusterExtension.class, BrowserExtension.class})
public class RoomsClusterIT {

    private static final int ROOMS = 10;
    private static final int VISITORS = Integer.getInteger("djust.cluster.visitors", 100) / ROOMS;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("djust.cluster.seconds", 75));
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** But for the time since the lease was renewed last. */
    private static final Duration LEASE_AND_GRACE = GRACE.plusSeconds(4);
    private static final Duration CUT = Duration.ofSeconds(Integer.getInteger("djust.cluster.cut", 10));

    @Test
    void nodesComeAndGoAndNobodyIsSeenToLeaveAndNothingIsLostSilently(Cluster cluster) {
        long seed = Long.getLong("djust.cluster.seed", System.nanoTime());
        Figures.write("nodes come and go under rooms by seed " + seed);
        Random random = new Random(seed);
        try (RoomCrowd crowd =
                new RoomCrowd(cluster.site(), ROOMS, VISITORS, NodeLossClusterIT.PATIENCE, random)) {
            crowd.talk();
            Turmoil turmoil = new Turmoil(cluster, crowd, random);
            for (long end = System.nanoTime() + TIME.toNanos(); end - System.nanoTime() > 0;) {
                turmoil.step();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            turmoil.end();
            cluster.heal();
            report(crowd, turmoil.disturbances(), turmoil.longestPause());
            someLeave(crowd);
        }
    }

    @Test
    void aNodeThatIsCutOffRedisLosesNobodyAndNothingSilently(Cluster cluster) {
        Random random = new Random();
        try (RoomCrowd crowd =
                new RoomCrowd(cluster.site(), ROOMS, VISITORS, NodeLossClusterIT.PATIENCE, random)) {
            crowd.talk();
            Disturbance cut = crowd.disturbed("Redis out of reach of one node for " + CUT.toSeconds() + " s");
            cluster.nodes().get(0).disconnectRedis();
            LockSupport.parkNanos(CUT.toNanos());
            cluster.nodes().get(0).reconnectRedis();
            report(crowd, List.of(cut), CUT);
            someLeave(crowd);
        }
    }

    @Test
    void aPageWhoseNodeLosesItsPowerIsBackBeforeAnybodySeesItLeave(Cluster cluster, Browser browser)
            throws IOException {
        Node dying = cluster.nodes().get(0);
        Node heir = cluster.nodes().get(2);
        try (Proxy proxy = cluster.preferring(dying, heir); TcpProxy network = TcpProxy.to(proxy.port())) {
            Page ada = browser.visit(Cluster.site(network.port()).page("room/power?name=ada").toString());
            Page bob = browser.visit(heir.site().page("room/power?name=bob").toString());
            assertThat(bob.locator("#here")).hasText("ada,bob");
            network.strand();
            dying.kill();
            long died = System.nanoTime();
            ada.locator("#say").click();
            assertThat(bob.locator("#last")).hasText("{ada=1}", new HasTextOptions().setTimeout(60_000));
            Figures.write("a page whose node lost its power goes on after "
                    + Duration.ofNanos(System.nanoTime() - died).toMillis() + " ms");
            Await.until("the node has left", LEASE_AND_GRACE.multipliedBy(2),
                    () -> !NodesReport.of(heir.site()).nodes().toString().contains(dying.name()));
            assertThat(bob.locator("#here")).hasText("ada,bob");
            assertThat(bob.locator("#gone")).isEmpty();
            assertThat(ada.locator("#gone")).isEmpty();
        }
    }

    private static void report(RoomCrowd crowd, List<Disturbance> disturbances, Duration outOfReach) {
        int said = crowd.settle();
        crowd.awaitAllPresent();
        Figures.write(disturbances);
        Figures.write("away for longest: " + crowd.longestAway(10));
        // longer out of reach than a lease and the grace, a node counts as dead, and comes back
        if (outOfReach.compareTo(LEASE_AND_GRACE) < 0) {
            assertEquals(List.of(), crowd.seenToLeave(GRACE));
        }
        Figures.write(
                said + " messages to " + ROOMS * VISITORS + " visitors in " + ROOMS + " rooms, each heard once "
                        + "or reported as lost (" + crowd.losses() + " reports); seen to leave: "
                        + crowd.seenToLeave(Duration.ofDays(1)).size() + "; a node was out of reach for "
                        + outOfReach.toMillis()
                        + " ms at most");
    }

    /** Real leaves are seen. */
    private static void someLeave(RoomCrowd crowd) {
        crowd.leave(4);
        crowd.awaitAllPresent();
    }
}
