package org.djust.internal.state;

import java.util.Map;

/** The JDK's unmodifiable maps: immutable if all keys and values are. */
final class FixedMapKind implements Kind {

    @Override
    public Object freeze(Object live, Kinds kinds, int depth) {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) live).entrySet()) {
            if (kinds.freeze(entry.getKey(), depth + 1) != entry.getKey()
                    || kinds.freeze(entry.getValue(), depth + 1) != entry.getValue()) {
                return NOT_FREEZABLE;
            }
        }
        return live;
    }
}
