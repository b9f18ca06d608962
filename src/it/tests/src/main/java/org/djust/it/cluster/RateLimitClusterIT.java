package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import java.time.Duration;
import java.util.List;
import org.djust.it.Await;
import org.djust.it.LivePage;
import org.djust.it.cluster.meter.MeterView;
import org.djust.it.nodes.NodesReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That a limit holds for a WildFly and a Payara together, and what becomes of it without Redis. */
@ExtendWith(ClusterExtension.class)
public class RateLimitClusterIT {

    private static final int PERMITS = MeterView.PERMITS;
    /** Until the next permit comes back, at most. */
    private static final long WAIT = Duration.ofHours(1).dividedBy(PERMITS).toMillis();
    private static final String FALLBACKS = "rate-limit-fallbacks";

    private static LivePage at(Node node) {
        return LivePage.join(node.site(), "meter");
    }

    private static int done(LivePage page) {
        return Integer.parseInt(page.html().replaceAll("(?s).*>done (\\d+)\\..*", "$1"));
    }

    /** Sends events without waiting for their answers. */
    private static void send(LivePage page, String handler, int times) {
        for (int i = 0; i < times; i++) {
            page.event(handler, null);
        }
    }

    /** Awaits the answers to so many events; returns how many were refused. */
    private static int refusals(LivePage page, int sent) {
        page.await(answered -> done(answered) + answered.count("x") == sent);
        List<JsonArray> refusals = page.frames().stream().filter(frame -> frame.getString(0).equals("x")).toList();
        for (JsonArray refusal : refusals) {
            assertEquals("limited", refusal.getString(3), refusal::toString);
            long wait = refusal.getJsonNumber(refusal.size() - 1).longValue();
            assertTrue(wait > 0 && wait <= WAIT, refusal::toString);
        }
        return refusals.size();
    }

    @Test
    void twoServersShareTheirPermitsAndPagesLearnHowLongToWait(Cluster cluster) {
        LivePage wildfly = at(cluster.nodes().get(0));
        LivePage payara = at(cluster.nodes().get(2));
        for (int i = 0; i < PERMITS; i++) {
            send(wildfly, "press", 1);
            send(payara, "press", 1);
        }
        int refused = refusals(wildfly, PERMITS) + refusals(payara, PERMITS);
        assertEquals(PERMITS, done(wildfly) + done(payara));
        assertEquals(PERMITS, refused);
        Figures.write("of " + 2 * PERMITS + " events at two servers with " + PERMITS + " permits, the WildFly took "
                + done(wildfly) + " and the Payara " + done(payara));
    }

    @Test
    void withoutRedisANodeCountsAloneAndThatIsCounted(Cluster cluster) {
        Node alone = cluster.nodes().get(0);
        LivePage cutOff = at(alone);
        LivePage other = at(cluster.nodes().get(2));
        send(other, "push", PERMITS + 1);
        assertEquals(1, refusals(other, PERMITS + 1));
        long before = NodesReport.figure(alone.site(), FALLBACKS);
        alone.disconnectRedis();
        send(cutOff, "push", PERMITS + 1);
        assertEquals(1, refusals(cutOff, PERMITS + 1));
        assertEquals(PERMITS, done(cutOff));
        assertEquals(PERMITS + 1, NodesReport.figure(alone.site(), FALLBACKS) - before);
        alone.reconnectRedis();
        long counted = before + PERMITS + 1;
        Await.until("Redis decides again", () -> {
            long last = NodesReport.figure(alone.site(), FALLBACKS);
            cutOff.call("push", null);
            return NodesReport.figure(alone.site(), FALLBACKS) == last && last >= counted;
        });
        assertEquals(PERMITS, done(cutOff));
    }
}
