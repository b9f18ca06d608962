package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateBackend;
import org.djust.spi.StateLostException;
import org.junit.jupiter.api.BeforeEach;

/** What the contract tests of state backends share: a backend, its time, and one view. */
public abstract class StateBackendFixture {

    /** Long against any delay of a test, when time is real. */
    protected static final Duration LONG = Duration.ofMinutes(10);
    /** Short enough to wait for, when time is real. */
    protected static final Duration SHORT = Duration.ofSeconds(1);

    protected StateBackend backend;
    /** A view of this test's own. */
    protected final String view = UUID.randomUUID().toString();

    /** The backend to test; other views may be in it. */
    protected abstract StateBackend backend();

    /** Lets time pass for the backend, by its clock if it has one of its own. */
    protected abstract void pass(Duration time);

    @BeforeEach
    void open() {
        backend = backend();
    }

    /** Creates the view, by a whole commit of epoch 1 and sequence 1. */
    protected final void create(Map<String, Encoded> fields) {
        Await.result(whole(1, 1, fields));
    }

    /** The whole state, with the stamp of its sequence. */
    protected final CompletionStage<Void> whole(long epoch, long sequence, Map<String, Encoded> fields) {
        return backend.commit(new Commit(view, epoch, sequence, 0, stamp(sequence), fields), LONG);
    }

    /** A change of what the commit before it stored, with the stamp of its sequence. */
    protected final CompletionStage<Void> change(long epoch, long sequence, Map<String, Encoded> changed) {
        return backend.commit(new Commit(view, epoch, sequence, sequence - 1, stamp(sequence), changed), LONG);
    }

    protected final Claim claim() {
        return Await.result(backend.claim(view));
    }

    protected static Commit.Stamp stamp(long version) {
        return new Commit.Stamp(version, 3 * version, 1_000_000_007L * version, "schema-" + version);
    }

    protected static Encoded json(String json) {
        return () -> json.getBytes(StandardCharsets.UTF_8);
    }

    protected static Map<String, String> text(Map<String, Encoded> fields) {
        Map<String, String> text = new TreeMap<>();
        fields.forEach((name, value) -> text.put(name, new String(value.bytes(), StandardCharsets.UTF_8)));
        return text;
    }

    /** The refusal is told through the stage, never thrown. */
    protected static void assertStale(CompletionStage<Void> commit) {
        assertInstanceOf(StaleEpochException.class, Await.failure(commit));
    }

    protected static void assertLost(CompletionStage<Void> commit) {
        assertInstanceOf(StateLostException.class, Await.failure(commit));
    }
}
