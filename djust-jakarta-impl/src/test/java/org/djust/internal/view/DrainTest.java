package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.internal.view.Node.Visit;
import org.djust.spi.Claim;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    @LiveView(value = "/counter", template = "view/presence.html")
    static class CounterView {
        int count;
        String room = "x";

        @EventHandler
        void inc() {
            count++;
        }
    }

    private final TestNode test =
            new TestNode(Map.of("djust.drain.batch", "2", "djust.ping.interval", "PT1H"), CounterView.class);

    private Connection page(String token) {
        Connection connection = test.connect();
        connection.received("[\"j\",0,\"" + token + "\",1,0]");
        test.run();
        return connection;
    }

    /** How many connections were closed since the last call. */
    private int closed() {
        test.run();
        test.closes.forEach(close -> assertTrue(Pattern.matches("4000 \\d{1,3} The view goes on.*", close), close));
        int closed = test.closes.size();
        test.closes.clear();
        return closed;
    }

    @Test
    void pagesAreSentAwayInBatchesAndTheNodeIsEmptyInTheEnd() {
        List<Connection> pages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pages.add(page(test.visit(CounterView.class)));
        }
        test.visit(CounterView.class);
        CompletableFuture<Void> over = test.node.drain().toCompletableFuture();
        assertEquals(2, closed());
        test.pass(INTERVAL);
        assertEquals(2, closed());
        test.pass(INTERVAL);
        assertEquals(1, closed());
        assertEquals(0, test.node.diagnostics().memoryStats().sessions());
        assertFalse(over.isDone());
        pages.forEach(Connection::closed);
        test.pass(INTERVAL);
        assertTrue(over.isDone());
    }

    @Test
    void aPageIsSentAwayOnlyWhenAllItDidIsStored() {
        String token = test.visit(CounterView.class);
        Connection page = page(token);
        test.holdCommits = true;
        page.received("[\"e\",0,1,\"inc\"]");
        test.node.drain();
        test.run();
        assertEquals(List.of(), test.closes);
        test.releaseCommits();
        test.run();
        assertEquals(1, test.closes.size());
        Claim claim = test.memory.claim(test.idOf(token)).toCompletableFuture().join();
        assertEquals(1, claim.stamp().ref());
    }

    @Test
    void aNodeThatLeavesTakesNothingNew() {
        String token = test.visit(CounterView.class);
        TestNode other = new TestNode(Map.of(), CounterView.class);
        test.node.drain();
        test.run();
        MountException refused = assertThrows(MountException.class, () -> test.node.mount(visit()));
        assertEquals(503, refused.status());
        test.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        test.run();
        assertTrue(test.closes.get(0).startsWith("4000 1000 "), test.closes.toString());
        assertFalse(test.node.diagnostics().healthCheck().get("state").up());
        other.memory = test.memory;
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertTrue(other.run().get(0).startsWith("[\"j\",0,1,0]"));
    }

    private Visit visit() {
        return new Visit(null, Map.of(), Map.of(), Locale.ENGLISH, TestNode.NOBODY);
    }

    @Test
    void whatCantBeStoredWaitsUntilTheTimeIsOver() {
        Connection page = page(test.visit(CounterView.class));
        test.away = true;
        page.received("[\"e\",0,1,\"inc\"]");
        CompletableFuture<Void> over = test.node.drain().toCompletableFuture();
        test.run();
        test.pass(Duration.ofSeconds(59));
        test.run();
        assertEquals(List.of(), test.closes);
        test.pass(Duration.ofSeconds(2));
        test.run();
        assertTrue(over.isDone());
        assertEquals("4000 The server stops.", test.closes.get(0));
    }
}
