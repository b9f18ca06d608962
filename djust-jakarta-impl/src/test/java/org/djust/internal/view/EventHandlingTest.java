package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class EventHandlingTest extends OneNode {

    @Test
    void anEventIsAnsweredByAPatch() {
        assertEquals(List.of(patch(3, 2, 2)), after(touched(), "[\"e\",0,2,\"inc\"]"));
    }

    @Test
    void eventsThatWaitTogetherAreOnePatch() {
        assertEquals(List.of(patch(3, 4, 4)),
                after(touched(), "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"inc\"]", "[\"e\",0,4,\"inc\"]"));
    }

    @Test
    void anEventThatChangesNothingIsAcknowledged() {
        assertEquals(List.of("[\"a\",0,2]"), after(touched(), "[\"e\",0,2,\"nothing\"]"));
    }

    @Test
    void anEventThatWasAppliedIsNotAppliedAgain() {
        assertEquals(List.of(), after(touched(), "[\"e\",0,1,\"inc\"]"));
    }

    @Test
    void anEventAfterAGapIsNotApplied() {
        assertEquals(List.of(), after(touched(), "[\"e\",0,3,\"inc\"]"));
    }

    @Test
    void aHandlerThatThrowsLeavesNothingBehind() {
        List<String> frames = after(touched(), "[\"e\",0,2,\"spoil\"]");
        assertEquals(2, frames.size(), frames.toString());
        assertEquals("[\"a\",0,2]", frames.get(0));
        assertTrue(frames.get(1).matches("\\[\"x\",0,2,\"failed\",\"Something went wrong \\(error [a-z0-9]+\\)\\.\"]"),
                frames.get(1));
        assertEquals(1, test.<CounterView>bean().count);
        assertEquals(List.of(), test.<CounterView>bean().log);
        assertEquals(1, test.stats.failed.sum());
    }

    @Test
    void inABatchOnlyTheCallThatThrewIsUndone() {
        List<String> frames = after(touched(), "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"spoil\"]", "[\"e\",0,4,\"inc\"]");
        assertEquals(patch(3, 4, 3), frames.get(0));
        assertTrue(frames.get(1).startsWith("[\"x\",0,3,\"failed\""), frames.get(1));
    }

    @Test
    void whenTheRenderThrowsTheWholeBatchIsUndone() {
        Connection connection = touched();
        List<String> frames = after(connection, "[\"e\",0,2,\"inc\"]", "[\"e\",0,3,\"breakPage\"]");
        assertEquals("[\"a\",0,3]", frames.get(0));
        assertTrue(
                frames.get(1).startsWith("[\"x\",0,2,\"failed\"") && frames.get(2).startsWith("[\"x\",0,3,\"failed\""),
                frames.toString());
        assertEquals(List.of(patch(3, 4, 2)), after(connection, "[\"e\",0,4,\"inc\"]"));
    }

    @Test
    void thePageHearsNothingBeforeItIsStored() {
        Connection connection = touched();
        test.holdCommits = true;
        assertEquals(List.of(), after(connection, "[\"e\",0,2,\"inc\"]"));
        assertEquals(List.of(), after(connection, "[\"e\",0,3,\"inc\"]"));
        test.releaseCommits();
        test.holdCommits = false;
        assertEquals(List.of(patch(3, 2, 2), patch(4, 3, 3)), test.run());
    }

    @Test
    void effectsFollowThePatchOfTheirEvent() {
        assertEquals(List.of("[\"a\",0,2]", "[\"v\",0,\"hello\",{\"a\":1}]", "[\"f\",0,2]", "[\"n\",0,\"/there\"]"),
                after(touched(), "[\"e\",0,2,\"effects\"]"));
    }

    @Test
    void aHandlerThatRecursesWithoutEndFailsLikeAnyOther() {
        Connection connection = touched();
        List<String> failed = after(connection, "[\"e\",0,2,\"recurse\"]");
        assertTrue(failed.toString().contains("[\"x\",0,2,\"failed\""), failed.toString());
        assertEquals(List.of(patch(3, 3, 2)), after(connection, "[\"e\",0,3,\"inc\"]"));
    }

    @Test
    void timersAndAsyncResultsComeThroughTheMailbox() {
        Connection connection = touched();
        after(connection, "[\"e\",0,2,\"later\"]");
        test.pass(Duration.ofSeconds(3));
        assertEquals(List.of(patch(3, 2, 101)), test.run());
        assertEquals(List.of("[\"a\",0,3]", patch(4, 3, 108)), after(connection, "[\"e\",0,3,\"work\"]"));
        List<String> failed = after(connection, "[\"e\",0,4,\"badWork\"]");
        assertTrue(failed.get(1).startsWith("[\"x\",0,0,\"failed\""), failed.toString());
    }

    @Test
    void temporaryStateIsRenderedAndThenDropped() {
        List<String> frames = after(touched(), "[\"e\",0,2,\"flash\",{\"text\":\"saved\"}]");
        assertTrue(frames.get(0).contains("saved"), frames.toString());
        assertEquals("", test.<CounterView>bean().flash);
    }

    @Test
    void aCallThatLeavesWhatCannotBeStoredFailsLikeOneThatThrew() {
        Connection connection = touched();
        List<String> frames = after(connection, "[\"e\",0,2,\"hold\"]");
        assertTrue(frames.toString().contains("[\"x\",0,2,\"failed\""), frames.toString());
        assertEquals(List.of(patch(3, 3, 2)), after(connection, "[\"e\",0,3,\"inc\"]"));
    }
}
