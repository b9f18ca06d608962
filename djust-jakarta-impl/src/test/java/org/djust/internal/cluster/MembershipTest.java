package org.djust.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.djust.Diagnostics.RoleHealth;
import org.djust.NodeInfo;
import org.djust.NodeInfo.State;
import org.djust.internal.cluster.TestMember.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes make of each other; leases of 6 s, a grace of 10 s. */
class MembershipTest {

    private final World world = new World();
    private final TestMember a = world.join();
    private final TestMember b = world.join();
    private final TestMember c = world.join();

    @BeforeEach
    void start() {
        a.start();
        b.start();
        c.start();
        world.pass(3);
        assertEquals(List.of("registered", "joined n1", "joined n2"), a.log());
        assertEquals(List.of("registered", "joined n0", "joined n2"), b.log());
        assertEquals(List.of("registered", "joined n0", "joined n1"), c.log());
    }

    @AfterEach
    void nothingHappenedThatNeverShould() {
        assertEquals(List.of(), world.problems);
    }

    private Map<String, State> seenBy(TestMember member) {
        return Stream.concat(Stream.of(member.membership.self()), member.membership.others().stream())
                .collect(Collectors.toMap(NodeInfo::id, NodeInfo::state));
    }

    private static long sweeps(TestMember... all) {
        return Stream.of(all).flatMap(member -> member.log.stream()).filter(line -> line.startsWith("swept")).count();
    }

    @Test
    void aNodeThatDiesIsSuspectedThenSweptByOneAndHasLeftForAllWithinLeaseAndGraceAndTwoSeconds() {
        c.kill();
        world.pass(7);
        assertEquals(State.SUSPECT, seenBy(a).get("n2"));
        assertEquals(State.UP, seenBy(a).get("n1"));
        assertEquals(List.of("suspected n2"), List.copyOf(a.log));
        world.pass(11);
        assertEquals(Map.of("n0", State.UP, "n1", State.UP), seenBy(a));
        assertEquals(seenBy(a), seenBy(b));
        assertEquals(1, sweeps(a, b));
        assertTrue(a.log.contains("died n2") && b.log.contains("died n2"), a.log + " " + b.log);
    }

    @Test
    void aNodeThatWasPausedForLessRecoversAndNeverLeft() {
        c.pause();
        world.pass(12);
        c.resume();
        world.pass(30);
        assertEquals(List.of("suspected n2", "recovered n2"), a.log());
        assertEquals(List.of(), c.log());
    }

    @Test
    void aNodeThatWasPausedForLongerJoinsAgain() {
        c.pause();
        world.pass(20);
        c.resume();
        world.pass(3);
        assertEquals(List.of("registered"), c.log());
        assertEquals(List.of("suspected n2", "died n2", "joined n2"),
                a.log().stream().filter(line -> !line.startsWith("swept")).toList());
    }

    @Test
    void aNodeThatLeavesIsGoneAtTheNextRenewalAndNobodySweepsIt() {
        c.membership.leave();
        c.kill();
        world.pass(2);
        assertEquals(List.of("left n2"), a.log());
        world.pass(60);
        assertEquals(List.of("left n2"), b.log());
        assertEquals(List.of(), a.log());
    }

    @Test
    void whoLeftDoesNotRenewAnyMore() {
        c.membership.leave();
        world.pass(60);
        assertEquals(List.of("left n2"), a.log());
    }

    @Test
    void anOutageOfTheStoreMakesNobodyLeaveHoweverLong() {
        world.storeAway = true;
        world.pass(300);
        assertEquals(List.of(), a.log());
        assertEquals(3, seenBy(a).size());
        assertFalse(a.membership.standing().health("x").up());
        world.storeAway = false;
        world.pass(30);
        for (TestMember member : world.members) {
            assertEquals(List.of(), member.log().stream()
                    .filter(line -> !line.startsWith("suspected") && !line.startsWith("recovered")).toList());
            assertEquals(Map.of("n0", State.UP, "n1", State.UP, "n2", State.UP), seenBy(member));
        }
        assertTrue(a.membership.standing().health("x").up());
    }

    @Test
    void whoDiesDuringAnOutageIsSweptAfterIt() {
        world.storeAway = true;
        c.kill();
        world.pass(60);
        world.storeAway = false;
        world.pass(9);
        assertEquals(3, seenBy(a).size());
        world.pass(8);
        assertEquals(2, seenBy(a).size());
        assertEquals(1, sweeps(a, b));
    }

    @Test
    void aNodeThatIsCutOffDeclaresNobodyDeadAndJoinsAgain() {
        c.cut();
        world.pass(60);
        assertEquals(List.of(), c.log());
        assertEquals(3, seenBy(c).size());
        assertEquals(2, seenBy(a).size());
        c.heal();
        world.pass(5);
        assertEquals("registered", c.log().get(0));
        assertEquals(3, seenBy(a).size());
    }

    @Test
    void aStoreThatLosesEverythingMakesNobodyLeave() {
        a.log();
        world.lose();
        world.pass(30);
        assertEquals(List.of("registered", "renewed n1", "renewed n2"),
                a.log().stream().filter(line -> !line.startsWith("suspected")).sorted().toList());
        assertEquals(3, seenBy(c).size());
        assertEquals(List.of(), world.departures);
    }

    @Test
    void whoDiesWhenTheStoreLosesEverythingLeavesAfterTheGrace() {
        c.kill();
        world.lose();
        world.pass(9);
        assertEquals(State.SUSPECT, seenBy(a).get("n2"));
        world.pass(5);
        assertEquals(2, seenBy(a).size());
        assertEquals(2, seenBy(b).size());
        assertEquals(0, sweeps(a, b));
    }

    @Test
    void aStoreThatComesBackWithOldDataMakesNobodyLeave() {
        FakeRoster.Data old = world.roster.data();
        world.pass(600);
        world.restore(old);
        world.pass(60);
        assertEquals(3, seenBy(a).size());
        assertEquals(List.of(), world.departures);
    }

    @Test
    void aWinnerWhoseAnswerIsLostLearnsOfItsSweep() {
        b.kill();
        c.kill();
        world.pass(15);
        a.log();
        a.faults = new Supplier<>() {
            private int left = 3;

            @Override
            public Fault get() {
                return left-- > 0 ? Fault.ANSWER_LOST : Fault.NONE;
            }
        };
        world.pass(20);
        assertEquals(2, sweeps(a));
        assertEquals(2, world.departures.size());
    }

    @Test
    void healthTellsWhyTheLeaseIsNotRenewed() {
        assertEquals(new RoleHealth(true, "x", Duration.ofSeconds(1), Map.of()), a.membership.standing().health("x"));
        a.cut();
        world.pass(4);
        assertEquals("no answer", a.membership.standing().health("x").details().get("reason"));
        assertEquals("The cluster's store has not been heard of yet.",
                world.join().membership.standing().health("x").details().get("reason"));
        b.pause();
        world.pass(7);
        assertEquals("The cluster's store has not been heard of for 8 s, longer than the lease.",
                b.membership.standing().health("x").details().get("reason"));
    }

    @Test
    void othersSeeThatANodeIsDrainingAtOnce() {
        c.membership.drain();
        world.pass(2);
        assertEquals(State.DRAINING, seenBy(a).get("n2"));
        assertEquals(State.DRAINING, c.membership.self().state());
        assertEquals(Map.of("name", "n2"), a.membership.others().stream().filter(node -> node.id().equals("n2"))
                .findAny().orElseThrow().metadata());
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        World other = new World();
        TestMember first = other.join();
        Logger log = Logger.getLogger(Messages.class.getPackageName());
        log.setUseParentHandlers(false);
        try {
            first.membership.listen(new MembershipListener() {
                @Override
                public void registered(long epoch) {
                    throw new IllegalStateException("thrown on purpose by a test");
                }
            });
            TestMember second = other.join();
            first.start();
            second.start();
            other.pass(5);
            assertEquals(List.of("registered", "joined n1"), first.log());
        } finally {
            log.setUseParentHandlers(true);
        }
    }

    @Test
    void aNodeAsksThreeTimesInALeaseWhenAllIsWell() {
        int[] asked = {0};
        a.faults = () -> {
            asked[0]++;
            return Fault.NONE;
        };
        world.pass(60);
        assertEquals(30, asked[0]);
    }
}
