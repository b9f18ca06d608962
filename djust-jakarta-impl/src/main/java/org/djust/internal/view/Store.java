package org.djust.internal.view;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Histogram;
import org.djust.spi.SharedEntries;
import org.djust.spi.StateBackend;
import org.djust.spi.StateHealth;
import org.djust.spi.StateUnavailableException;

/** The state backend, and what is known of whether it answers. Thread-safe; no method blocks. */
public final class Store {

    /** What the store is for. */
    public static final String ROLE = "state";

    /** How long nodes take at most to see that the store is back, and to store again what it lost. */
    private static final long RECOVERY = Duration.ofSeconds(10).toNanos();

    private final StateBackend backend;
    private final LongSupplier nanos;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Runnable onChange = () -> {
    };
    private volatile Heard heard;
    private volatile String incarnation = "";
    private final AtomicBoolean away = new AtomicBoolean();
    /** When it was first seen to be another one than before; null if it never was. */
    private volatile Long restarted;
    private volatile String whyAway = "";
    private final LastMinute commits = new LastMinute();

    private record Heard(StateHealth answer, long at) {
    }

    /** @param nanos a monotonic clock */
    public Store(StateBackend backend, LongSupplier nanos) {
        this.backend = backend;
        this.nanos = nanos;
    }

    /** @param listener called when the store went away, came back, or came back as another that may lack what was stored */
    void watch(Runnable listener) {
        onChange = listener;
    }

    /** Whether the store doesn't answer at present. */
    public boolean away() {
        return away.get();
    }

    /** What was last heard of the store; doesn't ask it. */
    StoreReport report() {
        Heard last = heard;
        return last == null ? StoreReport.none()
                : StoreReport.of(last.answer, Duration.ofNanos(nanos.getAsLong() - last.at), away() ? whyAway : null);
    }

    public StateBackend backend() {
        return backend;
    }

    CompletionStage<Claim> claim(String viewId) {
        return noted(backend.claim(viewId));
    }

    CompletionStage<SharedEntries> shared(String page) {
        return noted(backend.shared(page));
    }

    CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
        long since = nanos.getAsLong();
        CompletionStage<Void> stage = noted(backend.commit(commit, timeToLive));
        stage.whenComplete((stored, failure) -> {
            long now = nanos.getAsLong();
            commits.add(now, TimeUnit.NANOSECONDS.toMicros(now - since));
        });
        return stage;
    }

    /** How long commits of the last minute took, in microseconds, whatever came of them. */
    Histogram commitMicros() {
        return commits.at(nanos.getAsLong());
    }

    CompletionStage<Void> delete(String viewId, long epoch) {
        return noted(backend.delete(viewId, epoch));
    }

    private <T> CompletionStage<T> noted(CompletionStage<T> stage) {
        stage.whenComplete((result, failure) -> {
            if (failure != null && cause(failure) instanceof StateUnavailableException unavailable) {
                gone(unavailable.getMessage());
            }
        });
        return stage;
    }

    /** Asks the store how it is, unless it has not answered the last time yet. */
    void check() {
        if (asking.compareAndSet(false, true)) {
            backend.health().whenComplete((answer, failure) -> {
                asking.set(false);
                heard(answer);
            });
        }
    }

    /**
     * Whether the store has restarted or failed over so lately that nodes may still store again what it lost. Until then
     * it may hold an older copy of a view, which a node has kept and was faster to store: whoever claims that shuts the
     * newest out.
     */
    boolean recovering() {
        Long since = restarted;
        return since != null && nanos.getAsLong() - since < RECOVERY;
    }

    /** As {@link #recovering}, or away; the store is asked, because this node may not have heard of it yet. */
    CompletionStage<Boolean> mayRecover() {
        return backend.health().handle((answer, failure) -> {
            if (failure != null) {
                return true;
            }
            heard(answer);
            return away() || recovering();
        });
    }

    private void heard(StateHealth answer) {
        heard = new Heard(answer, nanos.getAsLong());
        if (!answer.up()) {
            gone(answer.details().getOrDefault("reason", answer.details().toString()));
            return;
        }
        boolean another = !incarnation.isEmpty() && !incarnation.equals(answer.incarnation());
        incarnation = answer.incarnation();
        boolean back = away.compareAndSet(true, false);
        if (another) {
            restarted = nanos.getAsLong();
        }
        if (back) {
            Notices.storeBack();
            onChange.run();
        } else if (another) {
            Notices.storeRestarted();
            onChange.run();
        }
    }

    private void gone(String why) {
        whyAway = why;
        if (away.compareAndSet(false, true)) {
            Notices.storeAway(why);
            onChange.run();
        }
    }

    /** What a stage failed with, whichever stage it depends on. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
