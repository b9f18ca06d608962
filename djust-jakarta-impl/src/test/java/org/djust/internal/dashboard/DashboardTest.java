package org.djust.internal.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.Diagnostics.ViewSize;
import org.djust.NodeInfo.State;
import org.junit.jupiter.api.Test;

/** What operators see of several nodes, and what that costs. */
class DashboardTest {

    private final TestCluster cluster = new TestCluster();
    private final TestCluster.Node near = cluster.start("a");
    private final TestCluster.Node far = cluster.start("b");

    private void look(Duration time) {
        for (long second = 0; second <= time.toSeconds(); second++) {
            near.dashboard.look();
            cluster.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void nothingIsSentWhileNobodyLooks() {
        cluster.pass(Duration.ofMinutes(5));
        assertEquals(List.of(), cluster.published);
        assertEquals(0, cluster.subscriptions(Exchange.REPORTS));
    }

    @Test
    void allNodesAreAskedEveryTwoSecondsUntilNobodyLooksAnyMore() {
        look(Duration.ofSeconds(9));
        assertEquals(5, cluster.published.stream().filter(Exchange.REQUESTS::equals).count());
        assertEquals(10, cluster.published.stream().filter(Exchange.REPORTS::equals).count());
        cluster.pass(Duration.ofSeconds(20));
        assertEquals(15, cluster.published.size());
        assertEquals(0, cluster.subscriptions(Exchange.REPORTS), "it does not listen any more");
        look(Duration.ofSeconds(0));
        assertEquals(1, cluster.subscriptions(Exchange.REPORTS));
        assertEquals(18, cluster.published.size());
    }

    @Test
    void oneAnswerIsForAllWhoAskAtAboutTheSameTime() {
        near.dashboard.look();
        far.dashboard.look();
        assertEquals(2, cluster.published.stream().filter(Exchange.REPORTS::equals).count());
    }

    @Test
    void figuresOfAllNodesAreShownAndCountersAsRates() {
        near.figures.putAll(Map.of("views", 1200, "mailbox-waiting", 3, "commit-p99-us", 1234, "events", 10L));
        far.figures.putAll(Map.of("views", 34, "events", 0L));
        look(Duration.ofSeconds(0));
        assertEquals("1,200", near.row("a").getViews());
        assertEquals("3", near.row("a").getWaiting());
        assertEquals("1.23", near.row("a").getSlowest());
        assertEquals("–", near.row("b").getSlowest(), "it has no such figure");
        assertEquals("–", near.row("a").getEvents(), "two answers make a rate");
        near.figures.put("events", 35L);
        look(Duration.ofSeconds(2));
        assertEquals("12.5", near.row("a").getEvents());
        assertEquals("0.0", near.row("b").getEvents());
        Overview all = near.dashboard.overview();
        assertEquals("1,234", all.getAllViews());
        assertEquals("12.5", all.getAllEvents());
        assertTrue(near.row("a").here());
        assertFalse(near.row("b").here());
        assertEquals("2026-11-29 13:28 UTC", near.row("b").getSince());
    }

    @Test
    void viewsAreCountedByClassOverAllNodesAndTheLargestOfAllAreNamed() {
        near.figures.putAll(Map.of("views.CartView", 2, "views.DeskView", 0, "views", 2));
        far.figures.putAll(Map.of("views.CartView", 1, "views.DeskView", 7, "views", 8));
        near.largest = List.of(new ViewSize("CartView", 2048));
        far.largest =
                List.of(new ViewSize("DeskView", 4096), new ViewSize("CartView", 1024), new ViewSize("DeskView", 2));
        look(Duration.ofSeconds(0));
        Overview all = near.dashboard.overview();
        assertEquals(List.of(new Overview.Views("DeskView", 7), new Overview.Views("CartView", 3)), all.views());
        assertEquals(
                List.of("DeskView name of b 4.0", "CartView name of a 2.0", "CartView name of b 1.0",
                        "DeskView name of b < 0.1"),
                all.largest().stream().map(each -> each.view() + " " + each.node() + " " + each.getSize()).toList());
    }

    @Test
    void figuresOfADeadNodeVanishAndSoDoesTheNodeWhenItHasLeft() {
        far.figures.put("views", 34);
        look(Duration.ofSeconds(4));
        cluster.kill("b");
        look(Duration.ofSeconds(4));
        assertEquals("34", near.row("b").getViews());
        look(Duration.ofSeconds(1));
        assertEquals("–", near.row("b").getViews());
        assertFalse(near.row("b").isDrainable());
        cluster.nodes.remove("b");
        assertEquals(1, near.dashboard.overview().nodes().size());
    }

    @Test
    void anyNodeCanBeDrainedFromAnyOther() {
        look(Duration.ofSeconds(0));
        assertTrue(near.row("b").isDrainable());
        near.dashboard.drain("b", "boss");
        assertTrue(far.draining);
        assertFalse(near.draining);
        look(Duration.ofSeconds(2));
        assertEquals(State.DRAINING, near.row("b").getState(), "before the roster says so");
        assertFalse(near.row("b").isDrainable());
    }

    @Test
    void whatIsNoNodeIsNotAskedFor() {
        near.dashboard.drain("nobody", "boss");
        assertEquals(List.of(), cluster.published);
    }
}
