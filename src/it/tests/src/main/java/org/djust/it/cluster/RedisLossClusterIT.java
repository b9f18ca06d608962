package org.djust.it.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ClusterExtension.class, BrowserExtension.class})
public class RedisLossClusterIT {

    private static final int CLIENTS = Integer.getInteger("djust.cluster.clients", 300) / 2;
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("djust.cluster.pause", 8));
    private static final Pattern DEGRADED = Pattern.compile("\\bdj-degraded\\b");

    private Cluster cluster;
    private Redis redis;
    private Crowd crowd;
    private LedgerTab tab;

    @BeforeEach
    void visit(Cluster shared, Browser browser) {
        cluster = shared;
        redis = cluster.redis();
        tab = new LedgerTab(browser, cluster.site());
        crowd = new Crowd(cluster.site(), CLIENTS, Duration.ofSeconds(25), new Random());
        crowd.type();
        tab.click();
        tab.check();
    }

    @AfterEach
    void leave() {
        crowd.close();
        redis.heal();
    }

    @Test
    void viewsGoOnWithoutRedisAndNothingIsLostWhenItComesBackWithItsData() throws Exception {
        outage("Redis killed, its data kept", redis::kill, Duration.ofSeconds(3), redis::start);
    }

    @Test
    void viewsGoOnWithoutRedisAndNothingIsLostWhenItComesBackEmpty() throws Exception {
        outage("Redis killed, its data lost", redis::kill, Duration.ofSeconds(3), redis::startEmpty);
    }

    @Test
    void viewsGoOnWhileRedisIsPaused() throws Exception {
        outage("Redis paused", redis::pause, PAUSE, redis::resume);
    }

    @Test
    void viewsGoOnWhileTheMemoryOfRedisIsFull() throws Exception {
        outage("Redis out of memory", redis::fill, PAUSE, redis::makeRoom);
    }

    private void outage(String what, Runnable begin, Duration length, Runnable end) throws Exception {
        Disturbance outage = crowd.stalled(what);
        begin.run();
        crowd.awaitDegraded();
        tab.click();
        Locator html = tab.page().locator("html");
        assertThat(html).hasClass(DEGRADED);
        tab.check();
        refusesVisits(cluster.site());
        crowd.cut(10);
        LockSupport.parkNanos(length.toNanos());
        Disturbance back = crowd.stalled(what + ", and back");
        end.run();
        crowd.awaitResumed();
        assertThat(html).not().hasClass(DEGRADED);
        everythingIsThere(List.of(outage, back));
    }

    private static void refusesVisits(Site site) throws Exception {
        HttpResponse<String> answer = site.get("ledger");
        assertEquals(503, answer.statusCode(), answer::body);
        assertTrue(answer.headers().firstValue("Retry-After").isPresent(), () -> answer.headers().toString());
    }

    @Test
    void nothingIsLostWhenAllConnectionsToRedisAreCut() throws Exception {
        Disturbance cuts = crowd.stalled("connections to Redis cut");
        for (int i = 0; i < 10; i++) {
            redis.cut();
            tab.click();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
        crowd.awaitResumed();
        everythingIsThere(List.of(cuts));
    }

    private void everythingIsThere(List<Disturbance> disturbances) {
        tab.click();
        int entries = crowd.settle();
        tab.check();
        cluster.nodes().forEach(crowd::verifyAt);
        Figures.write(disturbances);
        Figures.write(entries + " entries of " + CLIENTS + " clients, each applied once, in order");
    }
}
