package org.djust.internal.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Supplier;

/** The elements of a collection, frozen, in its order. */
final class CollectionCopy extends Copy {

    private final Class<?> type;
    private final Supplier<? extends Collection<Object>> fresh;
    private final Object[] elements;

    private CollectionCopy(Class<?> type, Supplier<? extends Collection<Object>> fresh, Object[] elements) {
        this.type = type;
        this.fresh = fresh;
        this.elements = elements;
    }

    /** @param fresh makes an empty collection of the same kind */
    static Object freeze(Collection<?> live, Supplier<? extends Collection<Object>> fresh, Kinds kinds, int depth) {
        Object[] elements = live.toArray();
        return kinds.freezeAll(elements, depth + 1) ? new CollectionCopy(live.getClass(), fresh, elements)
                : Kind.NOT_FREEZABLE;
    }

    @Override
    boolean same(Object live, Kinds kinds) {
        if (live.getClass() != type || ((Collection<?>) live).size() != elements.length) {
            return false;
        }
        int i = 0;
        for (Object element : (Collection<?>) live) {
            Object frozen = elements[i++];
            if (frozen != element && !kinds.same(frozen, element)) {
                return false;
            }
        }
        return true;
    }

    @Override
    Object thaw() {
        Collection<Object> live = fresh.get();
        live.addAll(Arrays.asList(thawAll(elements)));
        return live;
    }
}
