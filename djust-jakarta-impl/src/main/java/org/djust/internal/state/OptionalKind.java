package org.djust.internal.state;

import java.util.Optional;

/** {@link Optional}: immutable if what it holds is. */
final class OptionalKind implements Kind {

    @Override
    public Object freeze(Object live, Kinds kinds, int depth) {
        Object value = content(live);
        return kinds.freeze(value, depth + 1) == value ? live : NOT_FREEZABLE;
    }

    @Override
    public boolean same(Object frozen, Object live, Kinds kinds) {
        return live instanceof Optional<?> && kinds.same(content(frozen), content(live));
    }

    private static Object content(Object optional) {
        return ((Optional<?>) optional).orElse(null);
    }
}
