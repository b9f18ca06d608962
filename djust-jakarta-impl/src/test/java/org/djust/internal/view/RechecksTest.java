package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Principal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Position;
import org.junit.jupiter.api.Test;

class RechecksTest {

    @LiveView(value = "/vault", template = "view/vault.html")
    @RolesAllowed("staff")
    static class VaultView {
        int count;

        @EventHandler
        void inc() {
            count++;
        }

        @EventHandler
        @RolesAllowed("boss")
        void fire() {
            count += 100;
        }
    }

    private final TestNode server = new TestNode(Map.of(), VaultView.class);

    private static Identity user(String name, String... roles) {
        Principal principal = () -> name;
        return new Identity(principal, Set.of(roles));
    }

    private Connection join(Identity identity, String token) {
        Connection connection = server.node.connect(server, identity, "test");
        connection.received("[\"j\",0,\"" + token + "\",1,0]");
        server.run();
        return connection;
    }

    private void closedOnce(String what) {
        assertEquals(1, server.closes.size(), what + " " + server.closes);
        assertTrue(server.closes.get(0).matches("4000 \\d+ Who the user is has to be found out anew."),
                server.closes.toString());
        server.closes.clear();
    }

    @Test
    void nothingMoreIsDoneForAUserUntilANewHandshakeTellsTheRoles() {
        Identity before = user("ann", "staff", "boss");
        String token = server.visit(VaultView.class, before);
        Connection connection = join(before, token);
        connection.received("[\"e\",0,1,\"fire\"]");
        server.node.signIns().recheck("ann");
        connection.received("[\"e\",0,2,\"inc\"]");
        server.run();
        closedOnce("ann");
        assertEquals(0, server.<VaultView>bean().count, "what waited and what came later is not handled");
        connection.closed();

        Connection next = join(user("ann", "staff"), token);
        next.received("[\"e\",0,1,\"fire\"]");
        next.received("[\"e\",0,2,\"inc\"]");
        String frames = server.run().toString();
        assertTrue(frames.contains("[\"x\",0,1,\"forbidden\""), frames);
        assertEquals(1, server.<VaultView>bean().count);
    }

    @Test
    void aViewIsLetGoThoughItsUserDoesNotComeBack() {
        Identity before = user("ann", "staff");
        Connection connection = join(before, server.visit(VaultView.class, before));
        server.node.signIns().recheck("ann");
        connection.closed();
        server.run();
        server.pass(Duration.ofHours(1));
        server.run();
        assertEquals(1, server.destroyed);
    }

    @Test
    void aPageWhoseUserIsNotKnownToItsWebSocketLoadsItselfAgainAfterAPauseOnly() {
        String token = server.visit(VaultView.class, user("ann", "staff"));
        server.node.connect(server, TestNode.NOBODY, "test").received("[\"j\",0,\"" + token + "\",1,0]");
        assertEquals(List.of(), server.run());
        server.pass(Duration.ofSeconds(2));
        assertTrue(server.run().toString().contains("\"signin\""));
    }

    @Test
    void whoLostTheViewsRoleOrSignedOutDoesNotJoinAgain() {
        String token = server.visit(VaultView.class, user("ann", "staff"));
        server.pass(Duration.ofSeconds(11));
        for (Identity now : new Identity[] {user("ann"), TestNode.NOBODY, user("bob", "staff")}) {
            server.node.connect(server, now, "test").received("[\"j\",0,\"" + token + "\",1,0]");
            String answer = server.run().toString();
            assertTrue(answer.contains(now.user() == null || now.isUser("bob") ? "\"signin\"" : "\"forbidden\""),
                    answer);
        }
    }

    @Test
    void othersAreLeftAlone() {
        join(user("bob", "staff"), server.visit(VaultView.class, user("bob", "staff")));
        server.node.connect(server, TestNode.NOBODY, "test");
        server.node.signIns().recheck("ann");
        server.node.sessionEnded("s1");
        server.run();
        assertEquals("[]", server.closes.toString());
    }

    @Test
    void aConnectionEndsWithItsSessionAlsoWhenThatHasANewId() {
        server.node.connect(server, user("ann"), "test").session("s1");
        server.node.sessionRenamed("s1", "s2");
        server.node.sessionEnded("s1");
        assertEquals("[]", server.closes.toString());
        server.node.sessionEnded("s2");
        closedOnce("s2");
    }

    @Test
    void aHandshakeThatTheEndingSessionStillSignsInIsFoundLater() {
        server.node.sessionEnded("s1");
        server.node.connect(server, user("ann"), "test").session("s1");
        assertEquals("[]", server.closes.toString());
        server.pass(Duration.ofSeconds(2));
        closedOnce("s1");
    }

    @Test
    void aSignedInUserIsBelievedForTenMinutesAndNobodyElseIsAsked() {
        Connection ann = server.node.connect(server, user("ann"), "test");
        Connection nobody = server.node.connect(server, TestNode.NOBODY, "test");
        passAwake(Duration.ofMinutes(7), ann, nobody);
        assertEquals("[]", server.closes.toString());
        passAwake(Duration.ofMinutes(4), ann, nobody);
        closedOnce("ann");
    }

    @Test
    void zeroIsNever() {
        TestNode other = new TestNode(Map.of("djust.user.recheck", "PT0S"), VaultView.class);
        Connection ann = other.node.connect(other, user("ann"), "test");
        for (int i = 0; i < 100_000; i++) {
            ann.heard();
            other.pass(Duration.ofSeconds(20));
        }
        assertEquals("[]", other.closes.toString());
    }

    private void passAwake(Duration time, Connection... connections) {
        for (Duration passed = Duration.ZERO; server.closes.isEmpty() && passed.compareTo(time) < 0; passed =
                passed.plusSeconds(10)) {
            for (Connection connection : connections) {
                connection.heard();
            }
            server.pass(Duration.ofSeconds(10));
        }
    }

    @Test
    void aRequestOfOneNodeReachesTheUsersPagesOnAllNodes() {
        TestNode other = new TestNode(Map.of(), VaultView.class);
        // as channels between nodes bring it: bytes, which the receiving node reads
        other.services.channels().subscribe(ChannelAddresses.RECHECKS, null, new ChannelLayer.Receiver() {
            @Override
            public void begins(Position position, boolean gap) {
                // nothing was sent before
            }

            @Override
            public void received(ChannelLayer.Message message) {
                byte[] bytes = message.payload().bytes();
                server.services.channels().publish(ChannelAddresses.RECHECKS, () -> bytes);
            }
        });
        server.node.connect(server, user("ann"), "test");
        server.node.connect(server, user("bob"), "test");
        other.node.signIns().recheck("ann");
        other.run();
        server.run();
        closedOnce("ann");
    }

    @Test
    void whenRequestsAreLostAllSignedInUsersAreAskedWithinHalfAMinute() {
        Connection nobody = server.node.connect(server, TestNode.NOBODY, "test");
        Set<Connection> all = new HashSet<>(Set.of(nobody));
        for (int i = 0; i < 100; i++) {
            all.add(server.node.connect(server, user("ann" + i), "test"));
        }
        new Rechecks(server.services, all).begins(null, true);
        assertEquals("[]", server.closes.toString());
        server.pass(Duration.ofSeconds(10));
        int first = server.closes.size();
        assertTrue(first > 5 && first < 80, first + " at first");
        server.pass(Duration.ofSeconds(10));
        nobody.heard();
        server.pass(Duration.ofSeconds(10));
        assertEquals(100, server.closes.stream().filter(close -> close.startsWith("4000 ")).count());
    }
}
