package org.djust.internal.state;

import java.util.Map;
import java.util.function.Supplier;

/** The entries of a map, frozen, in its order: keys and values in turn. */
final class MapCopy implements Kind.Copy {

    private final Class<?> type;
    private final Supplier<? extends Map<Object, Object>> fresh;
    private final Object[] entries;

    private MapCopy(Class<?> type, Supplier<? extends Map<Object, Object>> fresh, Object[] entries) {
        this.type = type;
        this.fresh = fresh;
        this.entries = entries;
    }

    /** @param fresh makes an empty map of the same kind */
    static Object freeze(Map<?, ?> live, Supplier<? extends Map<Object, Object>> fresh, Kinds kinds, int depth) {
        Object[] entries = new Object[2 * live.size()];
        int i = 0;
        for (Map.Entry<?, ?> entry : live.entrySet()) {
            Object key = kinds.freeze(entry.getKey(), depth + 1);
            Object value = kinds.freeze(entry.getValue(), depth + 1);
            if (key != entry.getKey() || value == Kind.NOT_FREEZABLE) {
                return Kind.NOT_FREEZABLE;
            }
            entries[i++] = key;
            entries[i++] = value;
        }
        return new MapCopy(live.getClass(), fresh, entries);
    }

    @Override
    public boolean same(Object live, Kinds kinds) {
        if (live.getClass() != type || 2 * ((Map<?, ?>) live).size() != entries.length) {
            return false;
        }
        int i = 0;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) live).entrySet()) {
            if (!kinds.same(entries[i++], entry.getKey()) || !kinds.same(entries[i++], entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Object thaw() {
        Map<Object, Object> live = fresh.get();
        for (int i = 0; i < entries.length; i += 2) {
            live.put(entries[i], Kinds.thaw(entries[i + 1]));
        }
        return live;
    }
}
