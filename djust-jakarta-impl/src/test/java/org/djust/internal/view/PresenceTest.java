package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Presence;
import org.djust.PresenceChange;
import org.djust.PresenceDiff;
import org.djust.Present;
import org.junit.jupiter.api.Test;

class PresenceTest {

    @LiveView(value = "/rooms/{room}", template = "view/presence.html")
    static class RoomView {
        String room;
        List<String> log = List.of();
        transient Presence presence;

        @Mount
        void open(@PathParam String room) {
            this.room = room;
            presence.track("room:" + room, "here");
        }

        @EventHandler
        void move(String to) {
            presence.untrack("room:" + room);
            room = to;
            presence.track("room:" + room, "here");
        }

        @EventHandler
        void say(String meta) {
            presence.update("room:" + room, meta);
        }

        @EventHandler
        void fail() {
            presence.untrack("room:" + room);
            throw new IllegalStateException("on purpose");
        }

        @PresenceChange("room:{room}")
        void changed(PresenceDiff diff) {
            List<String> longer = new ArrayList<>(log);
            longer.add((diff.initial() ? "=" : "") + names("+", diff.joins()) + names("-", diff.leaves())
                    + names("~", diff.updates()));
            log = List.copyOf(longer);
        }

        private static String names(String sign, List<Present> all) {
            return all.isEmpty() ? "" : sign + String.join(",", all.stream()
                    .map(each -> each.key() + each.metas().stream().map(meta -> meta.as(String.class)).toList())
                    .toList());
        }
    }

    private final TestNode test = new TestNode(Map.of(), RoomView.class);
    private RoomView observer;

    private static Identity user(String name) {
        return new Identity((Principal) () -> name, Set.of());
    }

    /** A page of a user; its connection. */
    private Connection page(TestNode node, String user, String room) {
        String token = node.visit(RoomView.class, user(user), "room", room);
        Connection connection = node.node.connect(node, user(user), "test");
        connection.received("[\"j\",0,\"" + token + "\",1,0]");
        node.run();
        return connection;
    }

    private void observe() {
        page(test, "olga", "a");
        observer = test.bean();
        assertEquals(List.of("=", "+olga[here]"), observer.log);
        observer.log = List.of();
    }

    private void assertSeen(String... changes) {
        test.run();
        assertEquals(List.of(changes), observer.log);
        observer.log = List.of();
    }

    @Test
    void aPageIsPresentOnceItIsConnectedAndAbsentOnceItIsLeft() {
        observe();
        String token = test.visit(RoomView.class, user("ann"), "room", "a");
        assertSeen();
        Connection ann = test.node.connect(test, user("ann"), "test");
        ann.received("[\"j\",0,\"" + token + "\",1,0]");
        assertSeen("+ann[here]");
        ann.received("[\"l\",0]");
        assertSeen("-ann[here]");
    }

    @Test
    void twoPagesOfOneUserAreOneUser() {
        observe();
        Connection first = page(test, "ann", "a");
        Connection second = page(test, "ann", "a");
        assertSeen("+ann[here]", "~ann[here, here]");
        first.received("[\"l\",0]");
        assertSeen("~ann[here]");
        second.received("[\"l\",0]");
        assertSeen("-ann[here]");
    }

    @Test
    void aLostConnectionIsALeaveOnlyAfterTheGrace() {
        observe();
        Connection ann = page(test, "ann", "a");
        assertSeen("+ann[here]");
        ann.closed();
        test.run();
        test.pass(Duration.ofSeconds(19));
        assertSeen();
        test.pass(Duration.ofSeconds(1));
        assertSeen("-ann[here]");
    }

    @Test
    void aPageThatReconnectsWithinTheGraceIsSeenNeitherToLeaveNorToJoin() {
        observe();
        String token = test.visit(RoomView.class, user("ann"), "room", "a");
        Connection first = test.node.connect(test, user("ann"), "test");
        first.received("[\"j\",0,\"" + token + "\",1,0]");
        assertSeen("+ann[here]");
        first.closed();
        test.run();
        test.pass(Duration.ofSeconds(18));
        test.node.connect(test, user("ann"), "test").received("[\"j\",0,\"" + token + "\",1,0]");
        test.run();
        test.pass(Duration.ofSeconds(40));
        assertSeen();
    }

    @Test
    void whatACallThatThrowsDidIsNotTold() {
        observe();
        Connection ann = page(test, "ann", "a");
        assertSeen("+ann[here]");
        ann.received("[\"e\",0,1,\"fail\"]");
        assertSeen();
    }

    @Test
    void changesOfTheMetaAndOfTheTopicAreTold() {
        observe();
        Connection ann = page(test, "ann", "a");
        ann.received("[\"e\",0,1,\"say\",{\"meta\":\"typing\"}]");
        assertSeen("+ann[here]", "~ann[typing]");
        ann.received("[\"e\",0,2,\"move\",{\"to\":\"b\"}]");
        assertSeen("-ann[typing]");
    }

    @Test
    void aViewThatGoesOnElsewhereIsPresentThereToo() {
        TestNode other = new TestNode(Map.of(), RoomView.class);
        other.memory = test.memory;
        String token = test.visit(RoomView.class, user("ann"), "room", "a");
        test.node.connect(test, user("ann"), "test").received("[\"j\",0,\"" + token + "\",1,0]");
        test.run();
        page(other, "olga", "a");
        RoomView watching = other.bean();
        watching.log = List.of();
        other.node.connect(other, user("ann"), "test").received("[\"j\",0,\"" + token + "\",1,0]");
        other.run();
        assertEquals(List.of("+ann[here]"), watching.log);
        assertTrue(other.node.presence().list("room:a").stream().anyMatch(each -> each.key().equals("ann")));
    }
}
