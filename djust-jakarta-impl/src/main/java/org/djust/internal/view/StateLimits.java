package org.djust.internal.view;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.djust.internal.config.DjustConfig;

/** How large the stored state of a view may be. Thread-safe. */
public final class StateLimits {

    private static final long SAMPLING = Duration.ofSeconds(1).toNanos();
    /** How many fields a message names. */
    private static final int NAMED = 3;

    private final DjustConfig.States config;
    private final LongSupplier nanos;
    private final Map<String, Long> sampled = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public StateLimits(DjustConfig.States config, LongSupplier nanos) {
        this.config = config;
        this.nanos = nanos;
    }

    /**
     * Whether a view's state is to be measured though its values aren't encoded for the store: one view of each class a
     * second, and each view at its 4th, 8th, … commit, which finds one that grows before it is twice as large.
     */
    boolean due(String view, long commit) {
        if (commit >= 4 && Long.bitCount(commit) == 1 || commit % 256 == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        Long last = sampled.get(view);
        return (last == null || now - last > SAMPLING) && (last == null ? sampled.putIfAbsent(view, now) == null
                : sampled.replace(view, last, now));
    }

    /**
     * Logs the first view of a class that is large.
     *
     * @throws StateTooLargeException when it is larger than allowed
     */
    void check(String view, List<String> names, int[] sizes) {
        long total = IntStream.of(sizes).asLongStream().sum();
        if (total > config.maxKb() * 1024L) {
            throw new StateTooLargeException(view, total, config.maxKb(), largest(names, sizes));
        }
        if (total > config.sizeWarningKb() * 1024L && warned.add(view)) {
            Notices.largeState(view, total, largest(names, sizes));
        }
    }

    private static String largest(List<String> names, int[] sizes) {
        return IntStream.range(0, sizes.length).boxed().sorted(Comparator.comparingInt(i -> -sizes[i])).limit(NAMED)
                .map(i -> names.get(i) + " " + kilobytes(sizes[i])).collect(Collectors.joining(", "));
    }

    static String kilobytes(long bytes) {
        return (bytes + 1023) / 1024 + " KB";
    }
}
