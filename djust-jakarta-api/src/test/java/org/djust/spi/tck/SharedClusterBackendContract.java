package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Departure;
import org.djust.spi.Roster.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link ClusterBackend} must do whose roster nodes share; all that one test opens share one. */
public abstract class SharedClusterBackendContract extends ClusterBackendContract {

    private static final Duration SHORT = Duration.ofMillis(20);

    private NodeServices otherNode;
    private ClusterBackend other;

    /** Lets time pass for the store, by its clock if it has one of its own. */
    protected abstract void pass(Duration time);

    /** The store forgets everything. */
    protected abstract void lose();

    @BeforeEach
    void startOther() {
        otherNode = services.node();
        other = started(otherNode);
    }

    private long register(Duration lease) {
        return Await.result(other.renew(0, "other", lease)).epoch();
    }

    /** The other node as this one sees it; null when it is not on the roster. */
    private Member other() {
        return find(Await.result(backend.renew(0, "", LONG)).members());
    }

    private Member find(List<Member> members) {
        return members.stream().filter(member -> member.id().equals(otherNode.nodeId())).findAny().orElse(null);
    }

    private List<Departure> departures(ClusterBackend asked) {
        return Await.result(asked.renew(0, "", LONG)).departures().stream()
                .filter(gone -> gone.id().equals(otherNode.nodeId())).toList();
    }

    @Test
    void nodesSeeEachOtherWithMetadata() {
        long epoch = register(LONG);
        Member member = other();
        assertEquals(new Member(otherNode.nodeId(), epoch, member.leaseEnd(), "other", Duration.ZERO), member);
        Set<String> ids = Await.result(other.renew(epoch, "other", LONG)).members().stream().map(Member::id)
                .collect(Collectors.toSet());
        assertTrue(ids.containsAll(Set.of(node.nodeId(), otherNode.nodeId())), ids.toString());
    }

    @Test
    void aLeaseThatIsNotRenewedLapsesUntilItIs() {
        long epoch = register(SHORT);
        pass(SHORT.multipliedBy(3));
        Duration lapsed = other().lapsed();
        assertTrue(lapsed.compareTo(SHORT) >= 0, lapsed.toString());
        pass(SHORT);
        assertTrue(other().lapsed().compareTo(lapsed) > 0);
        assertEquals(epoch, Await.result(other.renew(epoch, "other", LONG)).epoch());
        assertEquals(Duration.ZERO, other().lapsed());
    }

    @Test
    void aNodeIsSweptWhenItsLeaseHasLapsedForLongerThanTheGrace() {
        long epoch = register(SHORT);
        pass(SHORT.multipliedBy(2));
        Await.result(backend.sweep(other(), LONG));
        assertEquals(epoch, other().epoch());
        Await.result(backend.sweep(other(), Duration.ZERO));
        assertNull(other());
        assertEquals(List.of(new Departure(otherNode.nodeId(), epoch, node.nodeId())), departures(backend));
    }

    @Test
    void aNodeThatIsRegisteredAnewIsNotSweptForItsEarlierEpoch() {
        long epoch = register(SHORT);
        pass(SHORT.multipliedBy(2));
        Member seen = other();
        Await.result(backend.sweep(seen, Duration.ZERO));
        Await.result(other.renew(epoch, "other", SHORT));
        pass(SHORT.multipliedBy(2));
        Member again = other();
        Await.result(backend.sweep(seen, Duration.ZERO));
        assertEquals(again.epoch(), other().epoch());
        assertEquals(List.of(epoch), departures(backend).stream().map(Departure::epoch).toList());
    }

    @Test
    void aNodeThatHasRenewedIsNotSweptForItsEarlierLeaseHoweverLateThatIsAsked() {
        long epoch = register(SHORT);
        pass(SHORT.multipliedBy(2));
        Member seen = other();
        Await.result(other.renew(epoch, "other", SHORT));
        pass(SHORT.multipliedBy(2));
        Await.result(backend.sweep(seen, Duration.ZERO));
        assertEquals(epoch, other().epoch());
        Await.result(backend.sweep(other(), Duration.ZERO));
        assertNull(other());
    }

    @Test
    void ofAllThatSweepANodeOneIsNamedWhoeverAsks() {
        register(SHORT);
        pass(SHORT.multipliedBy(2));
        Member seen = other();
        List<ClusterBackend> all = Stream.generate(() -> started(services.node())).limit(5).toList();
        CompletableFuture.allOf(all.stream().map(each -> each.sweep(seen, Duration.ZERO))
                .map(stage -> stage.toCompletableFuture()).toArray(CompletableFuture<?>[]::new)).join();
        List<Departure> told = departures(backend);
        assertEquals(1, told.size());
        Await.result(backend.sweep(seen, Duration.ZERO));
        assertNotEquals(node.nodeId(), told.get(0).by());
        all.forEach(each -> assertEquals(told, departures(each)));
    }

    @Test
    void aNodeThatWasSweptIsRegisteredAnewAndTheSweepIsNotForgotten() {
        long epoch = register(SHORT);
        pass(SHORT.multipliedBy(2));
        Await.result(backend.sweep(other(), Duration.ZERO));
        Roster roster = Await.result(other.renew(epoch, "again", LONG));
        assertTrue(roster.epoch() > epoch);
        assertEquals(roster.epoch(), other().epoch());
        assertEquals("again", other().metadata());
        assertEquals(List.of(new Departure(otherNode.nodeId(), epoch, node.nodeId())), departures(backend));
    }

    @Test
    void whoLeavesIsNamedAsWhoTookItOff() {
        long epoch = register(LONG);
        Await.result(other.leave(epoch));
        assertNull(other());
        assertEquals(List.of(new Departure(otherNode.nodeId(), epoch, otherNode.nodeId())), departures(backend));
    }

    @Test
    void aStoreThatForgotEverythingGivesHigherEpochs() {
        long epoch = register(LONG);
        lose();
        assertNull(other());
        assertTrue(Await.result(other.renew(epoch, "other", LONG)).epoch() > epoch);
    }
}
