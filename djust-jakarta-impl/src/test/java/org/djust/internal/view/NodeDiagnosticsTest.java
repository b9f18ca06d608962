package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.djust.Diagnostics;
import org.djust.Diagnostics.RoleHealth;
import org.djust.Diagnostics.ViewSize;
import org.junit.jupiter.api.Test;

/** What a node tells of itself and of its store. */
class NodeDiagnosticsTest {

    private final TestNode test = new TestNode(Map.of(), CounterView.class);
    private final Diagnostics diagnostics = test.node.diagnostics();

    private RoleHealth state() {
        return diagnostics.healthCheck().get("state");
    }

    private long stat(String name) {
        return diagnostics.stats().get(name).longValue();
    }

    private Connection join(String token) {
        Connection connection = test.connect();
        connection.received("[\"j\",0,\"" + token + "\",1,0]");
        test.run();
        return connection;
    }

    @Test
    void theStoreIsKnownAsSoonAsTheNodeIsThere() {
        assertEquals(new RoleHealth(true, "memory", Duration.ZERO, Map.of("version", "7")), state());
    }

    @Test
    void aStoreThatSaysItIsDownIsDownAndTellsWhy() {
        test.away = true;
        test.pass(Duration.ofSeconds(1));
        assertFalse(state().up());
        assertEquals("it sleeps", state().details().get("reason"));
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        assertEquals(new RoleHealth(true, "memory", Duration.ZERO, Map.of("version", "7")), state());
    }

    @Test
    void aStoreThatFailsACommitIsDownBeforeItIsAskedAgain() {
        Connection connection = join(test.visit(CounterView.class));
        test.away = true;
        connection.received("[\"e\",0,1,\"inc\"]");
        test.run();
        assertEquals(new RoleHealth(false, "memory", Duration.ZERO, Map.of("version", "7", "reason", "no answer")),
                state());
    }

    @Test
    void aStoreThatSaysNothingForFiveSecondsIsDown() {
        test.silent = true;
        test.pass(Duration.ofSeconds(5));
        assertTrue(state().up());
        test.pass(Duration.ofSeconds(1));
        assertFalse(state().up());
        assertEquals(Duration.ofSeconds(6), state().age());
        assertEquals("The store has not answered for 6 s.", state().details().get("reason"));
    }

    @Test
    void whatHappensToViewsIsCounted() {
        Connection connection = join(test.visit(CounterView.class));
        test.visit(CounterView.class);
        connection.received("[\"e\",0,1,\"inc\"]");
        connection.received("[\"e\",0,2,\"spoil\"]");
        connection.received("[\"e\",0,2,\"inc\"]");
        connection.received("[\"e\",7,1,\"inc\"]");
        test.run();
        test.pass(Duration.ofSeconds(2));
        assertEquals(
                List.of(2L, 2L, 1L, 1L, 2L, 1L, 1L, 0L, 2L), IntStream.range(0, 9)
                        .mapToObj(i -> stat(List.of("mounts", "views", "views-connected", "connections", "events",
                                "calls-failed", "remounts", "views-dirty", "state.sessions").get(i)))
                        .toList());
    }

    @Test
    void everyFigureIsExplainedToOperators() throws IOException {
        String manual = Files.readString(Path.of("../docs/operations.md"));
        assertEquals(List.of(),
                diagnostics.stats().keySet().stream().map(name -> name.replaceFirst("^views\\..*", "views.*"))
                        .filter(name -> !manual.contains("`" + name + "`")).toList());
    }

    @Test
    void viewsThatComeFromTheStoreAreCountedWithTheirSize() {
        String token = test.visit(CounterView.class);
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = test.memory;
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        other.run();
        other.pass(Duration.ofSeconds(2));
        Diagnostics there = other.node.diagnostics();
        assertEquals(1L, there.stats().get("claims"));
        assertEquals(1L, there.stats().get("restores"));
        assertTrue(there.memoryStats().bytes() > 0, there.memoryStats().toString());
    }

    @Test
    void whatIsInMemoryOnlyIsCountedUntilItIsStored() {
        Connection connection = join(test.visit(CounterView.class));
        test.away = true;
        connection.received("[\"e\",0,1,\"inc\"]");
        test.run();
        test.pass(Duration.ofSeconds(2));
        assertEquals(1, stat("views-dirty"));
        assertTrue(stat("commits-degraded") > 0);
        test.away = false;
        test.pass(Duration.ofSeconds(1));
        test.run();
        test.pass(Duration.ofSeconds(2));
        assertEquals(0, stat("views-dirty"));
    }

    @Test
    void commitsOfTheLastMinuteTellHowLongTheyTook() {
        Connection connection = join(test.visit(CounterView.class));
        assertEquals(0, stat("commit-p99-us"));
        test.holdCommits = true;
        connection.received("[\"e\",0,1,\"inc\"]");
        test.run();
        test.now += 1_000_000;
        test.releaseCommits();
        assertTrue(stat("commit-p99-us") >= 1000, "too low: " + stat("commit-p99-us"));
        assertTrue(stat("commit-p99-us") <= 1250, "too high: " + stat("commit-p99-us"));
        test.holdCommits = false;
        test.pass(Duration.ofSeconds(71));
        assertEquals(0, stat("commit-p99-us"));
    }

    @Test
    void whatWaitsInMailboxesAndHowManyViewsOfEachClassThereAreIsCounted() {
        Connection connection = join(test.visit(CounterView.class));
        assertEquals(0, stat("mailbox-waiting"));
        test.holdCommits = true;
        for (int ref = 1; ref <= 4; ref++) {
            connection.received("[\"e\",0," + ref + ",\"inc\"]");
            test.run();
        }
        test.pass(Duration.ofSeconds(2));
        assertEquals(List.of(3L, 3L, 1L),
                List.of(stat("mailbox-waiting"), stat("mailbox-deepest"), stat("views.CounterView")));
    }

    @Test
    void theTenLargestViewsAreNamedTheLargestFirst() {
        Census.Counting counting = new Census.Counting(Set.of("V", "W"));
        IntStream.of(7, 12, 3, 0, 9, 1, 11, 5, 2, 10, 8, 4, 6)
                .forEach(size -> counting.add(new Census.Counted("V", true, false, size, size)));
        Census census = counting.result();
        assertEquals(IntStream.range(0, 10).mapToObj(i -> new ViewSize("V", 12 - i)).toList(), census.largest());
        assertEquals(78, census.bytes());
        assertEquals(13, census.connected());
        assertEquals(78, census.waiting());
        assertEquals(12, census.deepest());
        assertEquals(Map.of("V", 13L, "W", 0L), census.byName());
    }
}
