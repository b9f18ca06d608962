package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateBackend;
import org.djust.spi.StateUnavailableException;

/**
 * What one node believes of one view, and does with it as the runtime would. The view's events are the numbers from 1,
 * each applied once by whoever owns the view; its state is the list of those applied, and the last one that was a
 * multiple of three.
 */
final class OwnerModel {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final StateBackend backend;
    private final String view;
    private final long[] acknowledged;
    private CompletableFuture<Claim> claiming;
    private CompletableFuture<Void> committing;
    private long atLeast;
    private boolean owns;
    private long epoch;
    private long sequence;
    private long known;
    private long ref;
    private long knownRef;

    /** @param acknowledged the last event that was told to be stored, by any node */
    OwnerModel(StateBackend backend, String view, long[] acknowledged) {
        this.backend = backend;
        this.view = view;
        this.acknowledged = acknowledged;
    }

    /** The view's first commit. */
    void create() {
        epoch = 1;
        sequence = 1;
        owns = true;
        send(0);
        end();
        assertEquals(1, known);
    }

    void claim() {
        if (claiming == null && committing == null) {
            atLeast = acknowledged[0];
            claiming = backend.claim(view).toCompletableFuture();
        }
    }

    /** @param event whether something happened; if not, what failed is tried again */
    void commit(boolean event) {
        if (owns && claiming == null && committing == null) {
            ref += event ? 1 : 0;
            sequence++;
            send(known);
        }
    }

    private void send(long after) {
        Map<String, Encoded> changed = new HashMap<>();
        changed.put("by", json(Long.toString(epoch)));
        if (after == 0 || ref > knownRef) {
            changed.put("log", json(log(ref)));
        }
        if (after == 0 || ref / 3 > knownRef / 3) {
            changed.put("third", json(Long.toString(ref / 3 * 3)));
        }
        committing = backend.commit(
                new Commit(view, epoch, sequence, after, new Commit.Stamp(ref + 1, ref, 0, "schema"), changed), LONG)
                .toCompletableFuture();
    }

    /** Hears of what has ended. */
    void end() {
        if (claiming != null && claiming.isDone()) {
            CompletableFuture<Claim> done = claiming;
            claiming = null;
            claimed(done);
        }
        if (committing != null && committing.isDone()) {
            CompletableFuture<Void> done = committing;
            committing = null;
            Throwable failure = failure(done);
            if (failure == null) {
                known = sequence;
                knownRef = ref;
                acknowledged[0] = Math.max(acknowledged[0], ref);
            } else if (failure instanceof StaleEpochException) {
                owns = false;
            } else {
                assertEquals(StateUnavailableException.class, failure.getClass());
            }
        }
    }

    private void claimed(CompletableFuture<Claim> done) {
        Throwable failure = failure(done);
        if (failure != null) {
            assertEquals(StateUnavailableException.class, failure.getClass());
            return;
        }
        Claim claim = done.join();
        assertNotNull(claim, "the view is there");
        owns = true;
        epoch = claim.epoch();
        sequence = claim.sequence();
        known = sequence;
        ref = claim.stamp().ref();
        knownRef = ref;
        Map<String, String> fields = new HashMap<>();
        claim.fields().forEach((name, value) -> fields.put(name, new String(value.bytes(), StandardCharsets.UTF_8)));
        judge(ref, fields);
        assertTrue(ref >= atLeast, "event " + atLeast + " was acknowledged, but only " + ref + " are stored");
    }

    /** Whether everything is told to be stored. */
    boolean isSettled() {
        return owns && committing == null && claiming == null && known == sequence;
    }

    static void judge(long ref, Map<String, String> fields) {
        assertEquals(log(ref), fields.get("log"));
        assertEquals(Long.toString(ref / 3 * 3), fields.get("third"));
    }

    private static String log(long ref) {
        return LongStream.rangeClosed(1, ref).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private static Encoded json(String json) {
        return () -> json.getBytes(StandardCharsets.UTF_8);
    }

    private static Throwable failure(CompletableFuture<?> done) {
        assertTrue(done.isDone());
        Throwable failure = done.handle((value, thrown) -> thrown).join();
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }
}
