package org.djust.internal.state;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** The entries of a map, frozen, in its order: first all keys, then all values. */
final class MapCopy extends Copy {

    private final Class<?> type;
    private final Supplier<? extends Map<Object, Object>> fresh;
    private final Object[] entries;
    private final int size;

    private MapCopy(Class<?> type, Supplier<? extends Map<Object, Object>> fresh, Object[] entries) {
        this.type = type;
        this.fresh = fresh;
        this.entries = entries;
        this.size = entries.length / 2;
    }

    /** @param fresh makes an empty map of the same kind */
    static Object freeze(Map<?, ?> live, Supplier<? extends Map<Object, Object>> fresh, Kinds kinds, int depth) {
        int size = live.size();
        Object[] entries = new Object[2 * size];
        int i = 0;
        for (Map.Entry<?, ?> entry : live.entrySet()) {
            entries[i] = entry.getKey();
            entries[size + i++] = entry.getValue();
        }
        return kinds.freezeAll(entries, depth + 1) && !hasCopy(entries, size)
                ? new MapCopy(live.getClass(), fresh, entries)
                : Kind.NOT_FREEZABLE;
    }

    /** Whether a key can change, which is nothing to look for in a map. */
    private static boolean hasCopy(Object[] entries, int size) {
        return Arrays.stream(entries, 0, size).anyMatch(Copy.class::isInstance);
    }

    @Override
    boolean same(Object live, Kinds kinds) {
        if (live.getClass() != type || ((Map<?, ?>) live).size() != size) {
            return false;
        }
        int i = 0;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) live).entrySet()) {
            if (!kinds.same(entries[i], entry.getKey()) || !kinds.same(entries[size + i++], entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    @Override
    Object thaw() {
        Map<Object, Object> live = fresh.get();
        for (int i = 0; i < size; i++) {
            live.put(entries[i], Kinds.thaw(entries[size + i]));
        }
        return live;
    }
}
