package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.junit.jupiter.api.Test;

/** What every {@link org.djust.spi.StateBackend} must do. */
public abstract class StateBackendContract extends StateBackendFixture {

    @Test
    void claimOfAnUnknownViewIsNullAndWritesNothing() {
        assertNull(claim());
        assertNull(claim());
        assertStale(commit(2, stamp(2), Map.of("a", json("1"))));
        assertNull(claim());
    }

    @Test
    void firstCommitCreatesTheView() {
        create(Map.of("a", json("1"), "b", json("\"ü😀\"")));
        Claim claim = claim();
        assertEquals(2, claim.epoch());
        assertEquals(stamp(1), claim.stamp());
        assertEquals(Map.of("a", "1", "b", "\"ü😀\""), text(claim.fields()));
    }

    @Test
    void onlyEpochOneWithVersionOneCreatesAView() {
        assertStale(commit(1, stamp(2), Map.of("a", json("1"))));
        assertStale(commit(2, stamp(1), Map.of("a", json("1"))));
        assertNull(claim());
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
        Await.result(commit(1, stamp(2), Map.of("b", json("3"), "c", json("null"))));
        assertEquals(Map.of("a", "1", "b", "3", "c", "null"), text(claim().fields()));
    }

    @Test
    void commitWithoutChangedFieldsMovesTheStamp() {
        create(Map.of("a", json("1")));
        Await.result(commit(1, stamp(2), Map.of()));
        Claim claim = claim();
        assertEquals(stamp(2), claim.stamp());
        assertEquals(Map.of("a", "1"), text(claim.fields()));
    }

    @Test
    void stampKeepsItsFullRange() {
        Commit.Stamp stamp = new Commit.Stamp(1, Long.MAX_VALUE, Long.MIN_VALUE, "a:int,b:java.util.List<\"ü\">");
        Await.result(commit(1, stamp, Map.of()));
        assertEquals(stamp, claim().stamp());
    }

    @Test
    void commitUnderAnOlderEpochIsRefusedAndWritesNothing() {
        create(Map.of("a", json("1")));
        claim();
        assertStale(commit(1, stamp(2), Map.of("a", json("2"), "b", json("2"))));
        Claim claim = claim();
        assertEquals(stamp(1), claim.stamp());
        assertEquals(Map.of("a", "1"), text(claim.fields()));
    }

    @Test
    void commitUnderAnEpochThatNobodyHasIsRefused() {
        create(Map.of("a", json("1")));
        assertStale(commit(7, stamp(2), Map.of("a", json("2"))));
        assertEquals(2, claim().epoch());
    }

    @Test
    void creatingAViewThatAnotherClaimedIsRefused() {
        create(Map.of("a", json("1")));
        claim();
        assertStale(commit(1, stamp(1), Map.of("a", json("2"))));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void aClaimIsNotTouchedByLaterCommits() {
        create(Map.of("a", json("1")));
        Claim claim = claim();
        Await.result(commit(2, stamp(2), Map.of("a", json("2"), "b", json("2"))));
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
        Await.result(backend.commit(new Commit(other, 1, stamp(1), Map.of("a", json("2"))), LONG));
        claim();
        assertEquals(2, Await.result(backend.claim(other)).epoch());
        Await.result(backend.delete(other, 2));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void deleteForgetsTheView() {
        create(Map.of("a", json("1")));
        Await.result(backend.delete(view, 1));
        assertNull(claim());
        assertStale(commit(1, stamp(2), Map.of()));
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
    }

    @Test
    void aDeletedViewMayBeCreatedAgainWithoutOldFields() {
        create(Map.of("a", json("1")));
        Await.result(backend.delete(view, 1));
        create(Map.of("b", json("2")));
        assertEquals(Map.of("b", "2"), text(claim().fields()));
    }

    @Test
    void aViewEndsWhenItsTimeIsOver() {
        Await.result(backend.commit(new Commit(view, 1, stamp(1), Map.of("a", json("1"))), SHORT));
        pass(SHORT.multipliedBy(2));
        assertNull(claim());
        assertStale(commit(1, stamp(2), Map.of()));
        assertNull(claim());
    }

    @Test
    void everyCommitRenewsTheTime() {
        Await.result(backend.commit(new Commit(view, 1, stamp(1), Map.of("a", json("1"))), SHORT));
        Await.result(commit(1, stamp(2), Map.of()));
        pass(SHORT.multipliedBy(2));
        assertEquals(Map.of("a", "1"), text(claim().fields()));
    }

    @Test
    void aRefusedCommitAndAClaimDoNotRenewTheTime() {
        Await.result(backend.commit(new Commit(view, 1, stamp(1), Map.of("a", json("1"))), SHORT));
        assertNotNull(claim());
        assertStale(commit(1, stamp(2), Map.of()));
        pass(SHORT.multipliedBy(2));
        assertNull(claim());
    }

    @Test
    void aCommitMayShortenTheTime() {
        create(Map.of());
        Await.result(backend.commit(new Commit(view, 1, stamp(2), Map.of()), SHORT));
        pass(SHORT.multipliedBy(2));
        assertNull(claim());
    }
}
