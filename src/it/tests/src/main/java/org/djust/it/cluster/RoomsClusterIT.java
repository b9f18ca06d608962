package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That visitors on three nodes hear everything once, and see nobody leave who is there, whatever happens to the nodes. */
@ExtendWith(ClusterExtension.class)
public class RoomsClusterIT {

    private static final int ROOMS = 10;
    private static final int VISITORS = Integer.getInteger("djust.cluster.visitors", 100) / ROOMS;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("djust.cluster.seconds", 75));
    private static final Duration LEASE_AND_GRACE = Duration.ofSeconds(16);
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

    private static void report(RoomCrowd crowd, List<Disturbance> disturbances, Duration outOfReach) {
        int said = crowd.settle();
        crowd.awaitAllPresent();
        // longer out of reach than a lease and the grace, a node counts as dead, and comes back
        if (outOfReach.compareTo(LEASE_AND_GRACE) < 0) {
            assertEquals(List.of(), crowd.seenToLeave());
        }
        Figures.write(disturbances);
        Figures.write(
                said + " messages to " + ROOMS * VISITORS + " visitors in " + ROOMS + " rooms, each heard once "
                        + "or reported as lost (" + crowd.losses() + " reports); seen to leave: "
                        + crowd.seenToLeave().size() + "; a node was out of reach for " + outOfReach.toMillis()
                        + " ms at most");
    }

    /** Real leaves are seen. */
    private static void someLeave(RoomCrowd crowd) {
        crowd.leave(4);
        crowd.awaitAllPresent();
    }
}
