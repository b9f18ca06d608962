package org.djust.internal.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.spi.Encoded;

/** Measures one view's fields as it encodes them. Used from the view's mailbox only, but for {@link #total}. */
final class StateSizes {

    private final String view;
    private final List<String> names;
    private final StateLimits limits;
    private volatile int[] settled;
    private int[] next;
    private boolean refused;

    StateSizes(String view, List<String> names, StateLimits limits) {
        this.view = view;
        this.names = names;
        this.limits = limits;
        this.settled = new int[names.size()];
        this.next = settled;
    }

    /**
     * The values of changed fields as bytes, each encoded once.
     *
     * @throws StateTooLargeException when the state with them is too large
     */
    Map<String, Encoded> encode(Map<String, Encoded> changes) {
        int[] sizes = settled.clone();
        Map<String, Encoded> encoded = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            String name = names.get(i);
            Encoded value = changes.get(name);
            if (value != null) {
                byte[] bytes = value.bytes();
                sizes[i] = bytes.length;
                encoded.put(name, () -> bytes);
            }
        }
        try {
            limits.check(view, names, sizes);
        } catch (StateTooLargeException e) {
            refused = true;
            throw e;
        }
        next = sizes;
        return encoded;
    }

    /** Whether the state would have become too large before: one that may be anybody's attempt is not only sampled. */
    boolean wasRefused() {
        return refused;
    }

    /** The fields come from their stored form, which has these sizes. */
    void restored(int[] stored) {
        next = stored;
        settled();
    }

    /** What was encoded last is what the view has now. */
    void settled() {
        settled = next;
    }

    /** What was encoded last has been undone. */
    void undone() {
        next = settled;
    }

    int total() {
        int total = 0;
        for (int size : settled) {
            total += size;
        }
        return total;
    }
}
