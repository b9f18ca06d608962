package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.StateDamagedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** State that can't be used: the page mounts again, the log has one line, and nobody sees an exception. */
class DamagedStateTest {

    private static final Duration TTL = Duration.ofHours(1);

    private final TestNode owner = new TestNode(Map.of(), CounterView.class);
    private final String token = owner.visit(CounterView.class);
    private final String id = owner.idOf(token);
    private final Lines log = new Lines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void replace(Map<String, Encoded> fields, Commit.Stamp stamp) {
        Claim claim = owner.memory.claim(id).toCompletableFuture().join();
        owner.memory.commit(new Commit(id, claim.epoch(), claim.sequence() + 1, 0, stamp, fields), TTL)
                .toCompletableFuture().join();
    }

    private Claim claim() {
        return owner.memory.claim(id).toCompletableFuture().join();
    }

    private void mountsAgainWithOneLine(String line) {
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = owner.memory;
        log.lines.clear();
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertEquals("[[\"x\",0,0,\"remount\",\"This view is no longer served here.\"]]", other.run().toString());
        assertEquals(1, log.lines.size(), log.lines.toString());
        assertEquals(line, log.lines.get(0));
        assertEquals(0, other.created - other.destroyed);
        assertNull(claim(), "what can't be used is not kept");
    }

    private static String damaged(String why) {
        return "The stored state of a view CounterView can't be read; its page mounts again: " + why;
    }

    @Test
    void everyStoredValueMayBeMissing() {
        Set<String> names = new TreeSet<>(claim().fields().keySet());
        assertEquals(Set.of("!errors", "!locale", "box", "count", "log", "name"), names);
        for (String name : names) {
            DamagedStateTest fresh = new DamagedStateTest();
            Claim claim = fresh.claim();
            Map<String, Encoded> fields = new HashMap<>(claim.fields());
            fields.remove(name);
            fresh.replace(fields, claim.stamp());
            fresh.mountsAgainWithOneLine(
                    damaged("field " + name + " is missing."));
            fresh.log.close();
        }
    }

    @Test
    void everyStoredValueMayBeDamaged() {
        for (String name : claim().fields().keySet()) {
            DamagedStateTest fresh = new DamagedStateTest();
            Claim claim = fresh.claim();
            Map<String, Encoded> fields = new HashMap<>(claim.fields());
            fields.put(name, () -> {
                throw new StateDamagedException("field " + name + " has the unknown format 77.", null);
            });
            fresh.replace(fields, claim.stamp());
            fresh.mountsAgainWithOneLine(damaged("field " + name + " has the unknown format 77."));
            fresh.log.close();
        }
    }

    @Test
    void everyStoredValueMayBeSomethingElse() {
        for (String name : claim().fields().keySet()) {
            for (String foreign : List.of("", "{\"a\":", "[[]]", "\u0000", "\"text", "<xml/>")) {
                DamagedStateTest fresh = new DamagedStateTest();
                Claim claim = fresh.claim();
                Map<String, Encoded> fields = new HashMap<>(claim.fields());
                fields.put(name, () -> foreign.getBytes(StandardCharsets.UTF_8));
                fresh.replace(fields, claim.stamp());
                TestNode other = new TestNode(Map.of(), CounterView.class);
                other.memory = fresh.owner.memory;
                other.connect().received("[\"j\",0,\"" + fresh.token + "\",1,0]");
                assertEquals("[[\"x\",0,0,\"remount\",\"This view is no longer served here.\"]]",
                        other.run().toString(),
                        name + " = " + foreign);
                assertEquals(1, fresh.log.lines.size(), name + " = " + foreign + ": " + fresh.log.lines);
                fresh.log.close();
            }
        }
    }

    @Test
    void stateOfAnotherReleaseIsNotReadAndThatIsSaidOnceAClass() {
        Claim claim = claim();
        replace(claim.fields(), new Commit.Stamp(1, 0, 0, "other"));
        String second = owner.visit(CounterView.class);
        String secondId = owner.idOf(second);
        Claim two = owner.memory.claim(secondId).toCompletableFuture().join();
        owner.memory.commit(new Commit(secondId, two.epoch(), 2, 0, new Commit.Stamp(1, 0, 0, "other"), two.fields()),
                TTL);
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = owner.memory;
        log.lines.clear();
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        other.run();
        other.connect().received("[\"j\",0,\"" + second + "\",1,0]");
        assertEquals("[[\"x\",0,0,\"remount\",\"This view is no longer served here.\"]]", other.run().toString());
        assertEquals(
                List.of("State of view CounterView was stored by another release with other fields; pages that have"
                        + " such state mount again."),
                log.lines);
    }

    @Test
    void aViewThatIsNotDamagedIsRestoredWithoutAWord() {
        assertNotNull(claim());
        TestNode other = new TestNode(Map.of(), CounterView.class);
        other.memory = owner.memory;
        other.connect().received("[\"j\",0,\"" + token + "\",1,0]");
        assertEquals("[[\"j\",0,1,0]]", other.run().toString());
        assertEquals(List.of(), log.lines);
    }

    /** What the package logs, without stack traces: a record that has one counts as more than a line. */
    private static final class Lines extends Handler {
        final List<String> lines = new ArrayList<>();
        private final Logger logger = Logger.getLogger(Node.class.getPackageName());

        Lines() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage().lines().collect(Collectors.joining("\n"))
                    + (record.getThrown() == null ? "" : "\n" + record.getThrown()));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
