package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.SharedEntries;
import org.djust.spi.StateHealth;
import org.junit.jupiter.api.Test;

/** What every {@link org.djust.spi.StateBackend} must do. */
public abstract class StateBackendContract extends StateBackendFixture {

    /** The node that the backend was started with. */
    protected abstract String nodeId();

    @Test
    void theOwnerIsTheNodeThatHasTheView() {
        assertNull(Await.result(backend.owner(view)));
        create(Map.of("a", json("1")));
        assertEquals(nodeId(), Await.result(backend.owner(view)));
        claim();
        assertEquals(nodeId(), Await.result(backend.owner(view)));
        Await.result(backend.delete(view, 2));
        assertNull(Await.result(backend.owner(view)));
    }

    @Test
    void nobodyOwnsAViewWhoseTimeIsOver() {
        createFor(SHORT);
        pass(SHORT.multipliedBy(2));
        assertNull(Await.result(backend.owner(view)));
    }

    private Commit.Shared map(long after, Map<String, Encoded> changed, String... removed) {
        return new Commit.Shared(after, after + 1, false, changed, Set.of(removed));
    }

    private CompletionStage<Void> share(long sequence, Commit.Shared map) {
        return backend.commit(
                new Commit(view + "@a", 1, sequence, sequence - 1, stamp(sequence), Map.of("n", json("" + sequence)),
                        map),
                LONG);
    }

    private SharedEntries shared() {
        return Await.result(backend.shared(view));
    }

    @Test
    void aSharedMapIsStoredWithTheViewThatChangesIt() {
        assertEquals(SharedEntries.NONE, shared());
        Await.result(share(1, map(0, Map.of("a", json("1"), "b", json("[2]")))));
        Await.result(share(2, map(1, Map.of("a", json("3"), "version", json("4")), "b")));
        assertEquals(2, shared().version());
        assertEquals(Map.of("a", "3", "version", "4"), text(shared().entries()));
        assertEquals(Map.of("n", "2"), text(Await.result(backend.claim(view + "@a")).fields()));
    }

    @Test
    void aViewThatOnlyReadsLeavesTheSharedMapAsItIs() {
        Await.result(share(1, map(0, Map.of("a", json("1")))));
        Await.result(share(2, new Commit.Shared(1, 1, false, Map.of(), Set.of())));
        assertEquals(1, shared().version());
        assertEquals(Map.of("a", "1"), text(shared().entries()));
    }

    @Test
    void aCommitWithASharedMapThatComesTwiceIsStoredOnce() {
        Await.result(share(1, map(0, Map.of("a", json("1")))));
        Await.result(share(1, map(0, Map.of("a", json("2")))));
        assertEquals(Map.of("a", "1"), text(shared().entries()));
    }

    @Test
    void aChangeOfASharedMapThatIsLostIsRefusedWithTheViewUntilItComesWhole() {
        Await.result(share(1, map(0, Map.of())));
        assertLost(share(2, map(7, Map.of("a", json("1")))));
        assertEquals(1, shared().version());
        assertEquals(1, Await.result(backend.claim(view + "@a")).sequence());
    }

    @Test
    void aWholeSharedMapReplacesWhatIsStored() {
        Await.result(share(1, map(0, Map.of("a", json("1"), "b", json("2")))));
        Await.result(share(2, new Commit.Shared(7, 8, true, Map.of("c", json("3")), Set.of())));
        assertEquals(8, shared().version());
        assertEquals(Map.of("c", "3"), text(shared().entries()));
    }

    @Test
    void aRefusedViewLeavesTheSharedMapAsItIs() {
        Await.result(share(1, map(0, Map.of("a", json("1")))));
        Await.result(backend.claim(view + "@a"));
        assertStale(share(2, map(1, Map.of("a", json("2")))));
        assertEquals(Map.of("a", "1"), text(shared().entries()));
    }

    @Test
    void aSharedMapLivesAsLongAsTheViewsThatUseIt() {
        Await.result(
                backend.commit(new Commit(view, 1, 1, 0, stamp(1), Map.of(), map(0, Map.of("a", json("1")))), SHORT));
        Await.result(share(1, new Commit.Shared(1, 1, false, Map.of(), Set.of())));
        pass(SHORT.multipliedBy(2));
        assertEquals(Map.of("a", "1"), text(shared().entries()));
    }

    @Test
    void aViewThatIsKeptForLessTimeLeavesTheSharedMapItsTime() {
        Await.result(share(1, map(0, Map.of("a", json("1")))));
        Await.result(
                backend.commit(new Commit(view, 1, 1, 0, stamp(1), Map.of(), map(1, Map.of("b", json("2")))), SHORT));
        pass(SHORT.multipliedBy(2));
        assertEquals(Map.of("a", "1", "b", "2"), text(shared().entries()));
    }

    @Test
    void aSharedMapGoesWithItsPage() {
        create(Map.of());
        Await.result(share(1, map(0, Map.of("a", json("1")))));
        Await.result(backend.delete(view + "@a", 1));
        assertEquals(1, shared().version());
        Await.result(backend.delete(view, 1));
        assertEquals(SharedEntries.NONE, shared());
    }

    @Test
    void claimOfAnUnknownViewIsNullAndWritesNothing() {
        assertNull(claim());
        assertNull(claim());
        assertLost(change(2, 2, Map.of("a", json("1"))));
        assertNull(claim());
    }

    @Test
    void aWholeCommitCreatesTheView() {
        create(Map.of("a", json("1"), "b", json("\"ü😀\"")));
        Claim claim = claim();
        assertEquals(2, claim.epoch());
        assertEquals(1, claim.sequence());
        assertEquals(stamp(1), claim.stamp());
        assertEquals(Map.of("a", "1", "b", "\"ü😀\""), text(claim.fields()));
    }

    @Test
    void everyClaimRaisesTheEpoch() {
        create(Map.of());
        assertEquals(2, claim().epoch());
        assertEquals(3, claim().epoch());
        assertEquals(4, claim().epoch());
    }

    @Test
    void commitReplacesChangedFieldsOnly() {
        create(Map.of("a", json("1"), "b", json("2")));
        Await.result(change(1, 2, Map.of("b", json("3"), "c", json("null"))));
        assertEquals(Map.of("a", "1", "b", "3", "c", "null"), text(claim().fields()));
    }

    @Test
    void commitWithoutChangedFieldsMovesTheStamp() {
        create(Map.of("a", json("1")));
        Await.result(change(1, 2, Map.of()));
        Claim claim = claim();
        assertEquals(2, claim.sequence());
        assertEquals(stamp(2), claim.stamp());
        assertEquals(Map.of("a", "1"), text(claim.fields()));
    }

    @Test
    void stampAndFieldsKeepTheirFullRange() {
        Commit.Stamp stamp =
                new Commit.Stamp(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, "a:int,b:java.util.List<\"ü\">");
        Map<String, Encoded> fields = Map.of("epoch", json("1"), "!a.b c", json("\"\\u0000\\n\""), "ü", json("[]"),
                "large", json("\"" + "0123456789abcdef".repeat(20_000) + "\""));
        Await.result(backend.commit(new Commit(view, 1, 1, 0, stamp, fields), LONG));
        Claim claim = claim();
        assertEquals(stamp, claim.stamp());
        assertEquals(text(fields), text(claim.fields()));
    }

    @Test
    void commitUnderAnOlderEpochIsRefusedAndWritesNothing() {
        create(Map.of("a", json("1")));
        claim();
        assertStale(change(1, 2, Map.of("a", json("2"), "b", json("2"))));
        assertStale(whole(1, 3, Map.of("a", json("3"))));
        Claim claim = claim();
        assertEquals(stamp(1), claim.stamp());
        assertEquals(Map.of("a", "1"), text(claim.fields()));
    }

    @Test
    void theNewOwnerGoesOnWithTheSequence() {
        create(Map.of("a", json("1")));
        Await.result(change(1, 2, Map.of("a", json("2"))));
        assertEquals(2, claim().sequence());
        Await.result(change(2, 3, Map.of("a", json("3"))));
        assertEquals(3, claim().sequence());
    }

    @Test
    void aCommitThatComesTwiceIsStoredOnce() {
        create(Map.of("a", json("1")));
        Await.result(change(1, 2, Map.of("a", json("2"))));
        Await.result(change(1, 3, Map.of("a", json("3"))));
        Await.result(change(1, 3, Map.of("a", json("3"))));
        assertEquals(Map.of("a", "3"), text(claim().fields()));
    }

    @Test
    void aCommitThatWasOvertakenChangesNothing() {
        create(Map.of("a", json("1")));
        // the second try has all that the first one had, which arrives last
        Await.result(backend.commit(new Commit(view, 1, 3, 1, stamp(3), Map.of("a", json("3"), "b", json("3"))), LONG));
        Await.result(backend.commit(new Commit(view, 1, 2, 1, stamp(2), Map.of("a", json("2"))), LONG));
        Await.result(whole(1, 1, Map.of("c", json("1"))));
        Claim claim = claim();
        assertEquals(3, claim.sequence());
        assertEquals(stamp(3), claim.stamp());
        assertEquals(Map.of("a", "3", "b", "3"), text(claim.fields()));
    }

    @Test
    void changesOfSomethingThatWasLostAreRefusedAndWriteNothing() {
        create(Map.of("a", json("1")));
        assertLost(change(1, 3, Map.of("a", json("3"))));
        assertLost(change(2, 2, Map.of("a", json("2"))));
        Claim claim = claim();
        assertEquals(stamp(1), claim.stamp());
        assertEquals(Map.of("a", "1"), text(claim.fields()));
    }

    @Test
    void theOwnersWholeStateReplacesWhatIsLeftOfIt() {
        create(Map.of("a", json("1"), "b", json("1")));
        Await.result(whole(1, 7, Map.of("a", json("7"))));
        Claim claim = claim();
        assertEquals(7, claim.sequence());
        assertEquals(stamp(7), claim.stamp());
        assertEquals(Map.of("a", "7"), text(claim.fields()));
    }

    @Test
    void anOwnerWhoseClaimWasLostReplacesTheOlderOwnersState() {
        create(Map.of("a", json("1"), "b", json("1")));
        Await.result(whole(4, 2, Map.of("a", json("2"))));
        assertStale(change(1, 3, Map.of("b", json("3"))));
        Await.result(change(4, 3, Map.of("c", json("3"))));
        Claim claim = claim();
        assertEquals(5, claim.epoch());
        assertEquals(Map.of("a", "2", "c", "3"), text(claim.fields()));
    }

    @Test
    void aClaimIsNotTouchedByLaterCommits() {
        create(Map.of("a", json("1")));
        Claim claim = claim();
        Await.result(change(2, 2, Map.of("a", json("2"), "b", json("2"))));
        assertEquals(Map.of("a", "1"), text(claim.fields()));
        assertEquals(stamp(1), claim.stamp());
    }

    @Test
    void changedFieldsMayBeReusedByTheCallerAfterwards() {
        Map<String, Encoded> changed = new TreeMap<>(Map.of("a", json("1")));
        create(changed);
        changed.put("a", json("2"));
        changed.put("b", json("2"));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void viewsAreApart() {
        String other = UUID.randomUUID().toString();
        create(Map.of("a", json("1")));
        Await.result(backend.commit(new Commit(other, 1, 1, 0, stamp(1), Map.of("a", json("2"))), LONG));
        claim();
        assertEquals(2, Await.result(backend.claim(other)).epoch());
        Await.result(backend.delete(other, 2));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void aDeletedViewStaysDeleted() {
        create(Map.of("a", json("1")));
        Await.result(backend.delete(view, 1));
        assertNull(claim());
        assertStale(change(1, 2, Map.of()));
        assertStale(whole(1, 3, Map.of("a", json("3"))));
        assertNull(claim());
    }

    @Test
    void anOlderOwnerDoesNotBringADeletedViewBack() {
        create(Map.of("a", json("1")));
        Await.result(backend.delete(view, claim().epoch()));
        assertStale(change(1, 2, Map.of("a", json("2"))));
        assertStale(whole(1, 2, Map.of("a", json("2"))));
        assertNull(claim());
    }

    @Test
    void deleteUnderAnOlderEpochDoesNothing() {
        create(Map.of("a", json("1")));
        claim();
        Await.result(backend.delete(view, 1));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void deleteOfAnUnknownViewDoesNothing() {
        Await.result(backend.delete(view, 1));
        assertNull(claim());
        create(Map.of("a", json("1")));
        assertNotNull(claim());
    }

    @Test
    void aViewEndsWhenItsTimeIsOver() {
        createFor(SHORT);
        pass(SHORT.multipliedBy(2));
        assertNull(claim());
        assertLost(change(1, 2, Map.of()));
        assertNull(claim());
    }

    @Test
    void anOwnerWritesItsViewBackWhoseTimeIsOver() {
        createFor(SHORT);
        pass(SHORT.multipliedBy(2));
        Await.result(whole(1, 2, Map.of("a", json("2"))));
        Claim claim = claim();
        assertEquals(2, claim.epoch());
        assertEquals(Map.of("a", "2"), text(claim.fields()));
    }

    @Test
    void everyCommitRenewsTheTime() {
        createFor(SHORT);
        Await.result(change(1, 2, Map.of()));
        pass(SHORT.multipliedBy(2));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void aRefusedCommitAndAClaimDoNotRenewTheTime() {
        createFor(SHORT);
        assertNotNull(claim());
        assertStale(change(1, 2, Map.of()));
        pass(SHORT.multipliedBy(2));
        assertNull(claim());
    }

    @Test
    void aCommitMayShortenTheTime() {
        create(Map.of());
        Await.result(backend.commit(new Commit(view, 1, 2, 1, stamp(2), Map.of()), SHORT));
        pass(SHORT.multipliedBy(2));
        assertNull(claim());
    }

    @Test
    void aValueThatCannotBeEncodedFailsTheCommitAndNothingIsWritten() {
        if (backend.keepsObjects()) {
            return;
        }
        create(Map.of("a", json("1")));
        IllegalStateException refusal = new IllegalStateException();
        assertEquals(refusal, Await.failure(change(1, 2, Map.of("a", json("2"), "b", () -> {
            throw refusal;
        }))));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void aStoreThatAnswersIsUp() {
        StateHealth health = Await.result(backend.health());
        assertTrue(health.up(), health.details().toString());
        assertEquals(health.incarnation(), Await.result(backend.health()).incarnation());
        assertNotNull(backend.statistics().get("sessions"));
    }

    private void createFor(Duration time) {
        Await.result(backend.commit(new Commit(view, 1, 1, 0, stamp(1), Map.of("a", json("1"))), time));
    }
}
