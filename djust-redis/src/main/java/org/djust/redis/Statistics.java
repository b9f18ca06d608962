package org.djust.redis;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import org.djust.spi.Histogram;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

/** Figures of one backend since it was opened; docs/operations.md lists them. Thread-safe. */
final class Statistics {

    private final LongAdder claims = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder deletes = new LongAdder();
    private final Histogram commitMicros = new Histogram();
    private final LongAdder batches = new LongAdder();
    private final LongAdder batched = new LongAdder();
    private final LongAccumulator largestBatch = new LongAccumulator(Math::max, 0);
    private final LongAdder compressed = new LongAdder();
    private final LongAdder compressedFrom = new LongAdder();
    private final LongAdder compressedTo = new LongAdder();
    private final Map<Reason, LongAdder> failures = new EnumMap<>(Reason.class);
    private volatile long sessions;
    private volatile long bytes;

    Statistics() {
        for (Reason reason : Reason.values()) {
            failures.put(reason, new LongAdder());
        }
    }

    /** A claim was answered, well or not. */
    void claim(Throwable failure) {
        count(claims, failure);
    }

    /** A delete was answered, well or not. */
    void delete(Throwable failure) {
        count(deletes, failure);
    }

    /** A commit was answered, well or not. */
    void commit(long nanos, Throwable failure) {
        count(commits, failure);
        commitMicros.add(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    private void count(LongAdder counter, Throwable failure) {
        counter.increment();
        if (failure instanceof StateUnavailableException unavailable) {
            failures.get(unavailable.reason()).increment();
        }
    }

    void batch(int requests) {
        batches.increment();
        batched.add(requests);
        largestBatch.accumulate(requests);
    }

    /** A field was compressed. */
    void compression(int from, int to) {
        compressed.increment();
        compressedFrom.add(from);
        compressedTo.add(to);
    }

    /** @param keys in the database */
    void store(long keys, long usedBytes) {
        sessions = keys;
        bytes = usedBytes;
    }

    Map<String, Number> figures() {
        Map<String, Number> figures = new TreeMap<>();
        figures.put("sessions", sessions);
        figures.put("bytes", bytes);
        figures.put("claims", claims.sum());
        figures.put("commits", commits.sum());
        figures.put("deletes", deletes.sum());
        figures.put("commit-p50-us", commitMicros.quantile(0.5));
        figures.put("commit-p99-us", commitMicros.quantile(0.99));
        figures.put("batches", batches.sum());
        figures.put("batch-mean", batches.sum() == 0 ? 0.0 : (double) batched.sum() / batches.sum());
        figures.put("batch-largest", largestBatch.get());
        figures.put("compressed-fields", compressed.sum());
        figures.put("compressed-from-bytes", compressedFrom.sum());
        figures.put("compressed-to-bytes", compressedTo.sum());
        failures.forEach((reason, count) -> figures
                .put("failed-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), count.sum()));
        return figures;
    }
}
