package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.nodes.NodesReport;
import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That a WildFly and a Payara keep what pages were told with a Redis of every shape. */
@ExtendWith({ClusterExtension.class, BrowserExtension.class})
public class RedisShapesClusterIT {

    private static final int CLIENTS = Integer.getInteger("djust.cluster.clients", 300) / 3;
    /** Of each primary of a Redis Cluster, with all that is in them. */
    private static final int SLOTS = 5;

    /** As the script in the page has it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ROOMS = 4;
    private static final int VISITORS = 6;

    private Pair pair;

    @BeforeEach
    void theyAreThere(Pair shared) {
        pair = shared;
    }

    private Crowd crowd(String application) {
        Crowd crowd = new Crowd(pair.site(application), CLIENTS, PATIENCE, new Random());
        crowd.type();
        return crowd;
    }

    @Test
    void nothingIsLostWhenThePrimaryThatSentinelsWatchDies(Browser browser) {
        LedgerTab tab = new LedgerTab(browser, pair.site(Pair.SENTINELS));
        try (Crowd crowd = crowd(Pair.SENTINELS)) {
            tab.click();
            tab.check();
            RedisServer primary = pair.sentinels().primary();
            // at least the tab's next click is in the nodes' memory only when the other takes over
            pair.sentinels().separate();
            tab.click();
            tab.check();
            Disturbance death = crowd.stalled("primary watched by Sentinels killed");
            primary.kill();
            tab.click();
            pair.sentinels().awaitAnother(primary);
            crowd.awaitResumed();
            everythingIsThere(Pair.SENTINELS, crowd, tab, death);
        }
    }

    @Test
    void nothingIsLostWhenARedisClusterMovesSlotsAndLosesAPrimary(Browser browser) {
        RedisCluster redis = pair.redisCluster();
        LedgerTab tab = new LedgerTab(browser, pair.site(Pair.CLUSTER));
        try (Crowd crowd = crowd(Pair.CLUSTER)) {
            tab.click();
            tab.check();
            Disturbance moves = crowd.stalled("slots of a Redis Cluster moved");
            redis.moveSome(SLOTS);
            crowd.awaitResumed();
            pair.nodes().forEach(node -> assertEquals(0,
                    NodesReport.figure(node.site(Pair.CLUSTER), "state.failed-refused"), node.name()));
            Disturbance death = crowd.stalled("primary of a Redis Cluster killed");
            String key = RedisCluster.keys(redis.primary(0)).iterator().next();
            redis.primary(0).kill();
            tab.click();
            redis.awaitAnother(key);
            crowd.awaitResumed();
            Figures.write(List.of(moves));
            everythingIsThere(Pair.CLUSTER, crowd, tab, death);
        }
    }

    @Test
    void nodesThatShowACertificateAndMayDoLittleServePagesAndHearEachOther(Browser browser) {
        LedgerTab tab = new LedgerTab(browser, pair.site(Pair.SECURED));
        try (Crowd crowd = crowd(Pair.SECURED);
                RoomCrowd rooms = new RoomCrowd(pair.site(Pair.SECURED), ROOMS,
                        VISITORS, PATIENCE, new Random())) {
            rooms.talk();
            Disturbance cut = crowd.stalled("connections of half the clients cut");
            crowd.cut(2);
            crowd.awaitResumed();
            rooms.settle();
            assertEquals(0, rooms.losses());
            assertEquals(List.of(), rooms.seenToLeave(Duration.ofDays(1)));
            rooms.leave(4);
            rooms.awaitAllPresent();
            everythingIsThere(Pair.SECURED, crowd, tab, cut);
        }
        assertEquals(List.of(), pair.secured().refused());
        assertTrue(pair.secured().connections() > 0);
    }

    private void everythingIsThere(String application, Crowd crowd, LedgerTab tab, Disturbance disturbance) {
        tab.click();
        int entries = crowd.settle();
        tab.check();
        Figures.write(List.of(disturbance));
        // for ten seconds after the store was away, nodes ask pages to wait whose view they don't have
        crowd.disturbed("all join one node, then the other");
        pair.nodes().forEach(node -> crowd.verifyAt(node.site(application), node.name()));
        Figures.write(entries + " entries of " + CLIENTS + " clients, each applied once, in order");
    }
}
