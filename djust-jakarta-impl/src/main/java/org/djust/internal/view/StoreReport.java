package org.djust.internal.view;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.djust.spi.StateHealth;

/**
 * What is known of a store.
 *
 * @param age     of the store's last answer; null before the first
 * @param details for operators, without credentials
 */
record StoreReport(boolean up, Duration age, Map<String, String> details) {

    /** A store that has said nothing for so long is taken for one that is away, though it may only be slow. */
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String REASON = "reason";

    /** Nothing is known. */
    static StoreReport none() {
        return new StoreReport(false, null, Map.of(REASON, Messages.storeNotHeardYet()));
    }

    /** @param whyAway null when the store isn't known to be away */
    static StoreReport of(StateHealth last, Duration age, String whyAway) {
        boolean silent = age.compareTo(SILENCE) > 0;
        Map<String, String> details = new TreeMap<>(last.details());
        if (whyAway != null) {
            details.putIfAbsent(REASON, whyAway);
        } else if (silent) {
            details.put(REASON, Messages.storeSilent(age));
        }
        return new StoreReport(whyAway == null && !silent, age, details);
    }
}
