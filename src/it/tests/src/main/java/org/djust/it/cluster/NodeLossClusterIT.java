package org.djust.it.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ClusterExtension.class, BrowserExtension.class})
public class NodeLossClusterIT {

    private static final int CLIENTS = Integer.getInteger("djust.cluster.clients", 300);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("djust.cluster.seconds", 75));

    /** The script in the page bears 15 s of silence; clients of a test that pauses nodes should not. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void aPageGoesOnOnPayaraWhenItsWildFlyDies(Cluster cluster, Browser browser) {
        Node first = cluster.nodes().get(0);
        Node second = cluster.nodes().get(2);
        failover(first, second, cluster.preferring(first, second), browser);
    }

    @Test
    void aPageGoesOnOnWildFlyWhenItsPayaraDies(Cluster cluster, Browser browser) {
        Node first = cluster.nodes().get(2);
        Node second = cluster.nodes().get(1);
        failover(first, second, cluster.preferring(first, second), browser);
    }

    @Test
    void aPageGoesOnBehindHaproxyWhenItsNodeDies(Cluster cluster, Browser browser) {
        Node first = cluster.nodes().get(1);
        Node second = cluster.nodes().get(0);
        failover(first, second, cluster.haproxyPreferring(first, second), browser);
    }

    private static void failover(Node first, Node second, Proxy behind, Browser browser) {
        try (behind) {
            Site site = Cluster.site(behind.port());
            LedgerTab tab = new LedgerTab(browser, site);
            DeskTab desk = new DeskTab(browser, site);
            try (Crowd crowd = new Crowd(site, 20, PATIENCE, new Random())) {
                crowd.type();
                tab.click();
                tab.check();
                tab.click();
                desk.click();
                desk.check();
                desk.click();
                Disturbance kill = crowd.disturbed("kill -9 " + first.name() + " for " + second.name());
                first.kill();
                tab.click();
                desk.click();
                tab.check();
                desk.check();
                crowd.awaitResumed();
                crowd.settle();
                crowd.verifyAt(second);
                Figures.write(List.of(kill));
            }
        }
    }

    @Test
    void aNodeThatWasPausedWritesNothingWhenItGoesOn(Cluster cluster) {
        Node zombie = cluster.nodes().get(0);
        Node heir = cluster.nodes().get(2);
        try (Proxy proxy = cluster.preferring(zombie, heir);
                Crowd crowd = new Crowd(Cluster.site(proxy.port()), 50, PATIENCE, new Random())) {
            crowd.type();
            Disturbance pause = crowd.disturbed("pause " + zombie.name() + " for " + heir.name());
            zombie.pause();
            crowd.moveTo(heir);
            zombie.resume();
            crowd.settle();
            cluster.nodes().forEach(crowd::verifyAt);
            Figures.write(List.of(pause));
        }
    }

    @Test
    void aNodeThatHasJustStartedTakesAllViewsAtOnce(Cluster cluster) {
        try (Crowd crowd = new Crowd(cluster.site(), CLIENTS, PATIENCE, new Random())) {
            crowd.type();
            for (Node node : cluster.nodes()) {
                node.kill();
                node.heal();
                Disturbance move = crowd.disturbed("all join " + node.name() + ", just started");
                crowd.moveTo(node);
                Figures.write(List.of(move));
            }
            crowd.settle();
        }
    }

    @Test
    void nodesComeAndGoAtRandomAndEveryEventIsAppliedOnceInOrder(Cluster cluster, Browser browser) {
        long seed = Long.getLong("djust.cluster.seed", System.nanoTime());
        Figures.write("nodes come and go by seed " + seed);
        Random random = new Random(seed);
        List<LedgerTab> tabs = Stream.generate(() -> new LedgerTab(browser, cluster.site())).limit(3).toList();
        try (Crowd crowd = new Crowd(cluster.site(), CLIENTS, PATIENCE, random)) {
            crowd.type();
            Turmoil turmoil = new Turmoil(cluster, crowd, random);
            for (long end = System.nanoTime() + TIME.toNanos(); end - System.nanoTime() > 0;) {
                turmoil.step();
                tabs.get(random.nextInt(tabs.size())).click();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            cluster.heal();
            int entries = crowd.settle();
            tabs.forEach(LedgerTab::check);
            cluster.nodes().forEach(crowd::verifyAt);
            report(entries, turmoil.disturbances());
        }
    }

    private static void report(int entries, List<Disturbance> disturbances) {
        Figures.write(disturbances);
        Figures.summary("kill -9", disturbances);
        Figures.summary("pause", disturbances);
        Figures.write(
                entries + " entries of " + CLIENTS + " clients, each applied once, in order; 0 pages loaded again");
    }
}
