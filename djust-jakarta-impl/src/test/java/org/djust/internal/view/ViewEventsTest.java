package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.RateLimit;
import org.djust.internal.log.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a view is logged with its class, its id and its user. */
class ViewEventsTest {

    private static final Identity ANN = new Identity((Principal) () -> "ann", Set.of("staff"));

    private final Events events = new Events();
    private final TestNode test = new TestNode(Map.of(), DeskView.class);
    private String id;

    @LiveView(value = "/desk", template = "view/events.html")
    static class DeskView {

        private int count;

        @EventHandler
        void fail() {
            count++;
            throw new IllegalStateException("on purpose");
        }

        @EventHandler
        @RolesAllowed("boss")
        void buy() {
            count++;
        }

        @EventHandler
        @RateLimit(permits = 1, window = "PT1H")
        void ring() {
            count++;
        }
    }

    @AfterEach
    void close() {
        events.close();
    }

    private void visitAndSend(String... handlers) {
        String token = test.visit(DeskView.class, ANN);
        id = test.idOf(token);
        Connection connection = test.node.connect(test, ANN, "test");
        connection.received("[\"j\",0,\"" + token + "\",1,0]");
        int ref = 0;
        for (String handler : handlers) {
            connection.received("[\"e\",0," + ++ref + ",\"" + handler + "\"]");
        }
        test.run();
    }

    private String line(String event, String more) {
        return "event=" + event + " node=test view=DeskView id=" + id + " user=ann" + more;
    }

    @Test
    void aVisitAndItsConnection() {
        visitAndSend();
        assertEquals(List.of(line("view-mounted", ""), line("view-connected", "")), events.lines());
    }

    @Test
    void whatIsRefusedAndWhatFails() {
        visitAndSend("buy", "ring", "ring", "fail");
        List<String> lines = events.lines().subList(2, events.lines().size());
        assertEquals(List.of(line("access-refused", " handler=buy"), line("event-limited", " handler=ring"),
                line("call-failed", "")),
                lines.stream().map(line -> line.replaceFirst(" error=\\w+$", "")).toList());
        assertTrue(lines.get(2).matches(".* error=\\w+"), lines.get(2));
    }

    @Test
    void aViewThatMovesToAnotherNode() {
        String token = test.visit(DeskView.class, ANN);
        id = test.idOf(token);
        test.node.connect(test, ANN, "test").received("[\"j\",0,\"" + token + "\",1,0]");
        test.run();
        TestNode other = new TestNode(Map.of(), DeskView.class);
        other.memory = test.memory;
        other.node.connect(other, ANN, "test").received("[\"j\",0,\"" + token + "\",1,0]");
        other.run();
        test.node.drain();
        test.run();
        List<String> lines = events.lines();
        assertEquals(List.of(line("view-mounted", ""), line("view-connected", ""), line("view-restored", ""),
                line("view-connected", "")), lines.subList(0, 4));
        assertTrue(lines.contains(line("view-moved-away", "")), lines::toString);
    }

    @Test
    void aPageThatMountsAgain() {
        test.node.connect(test, ANN, "test").received("[\"j\",0,\"nonsense\",1,0]");
        test.run();
        assertEquals(List.of("event=page-remounts node=test user=ann"), events.lines());
    }

    @Test
    void theStoreAndTheDrain() {
        test.away = true;
        test.pass(Duration.ofSeconds(1));
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        test.node.drain();
        assertEquals(List.of("event=store-away node=test", "event=store-back node=test",
                "event=drain-begun node=test views=0 connections=0", "event=drain-ended node=test cut-off=0"),
                events.lines());
    }
}
