package org.djust.internal.state;

import java.util.Collection;
import java.util.function.Supplier;

/** The elements of a collection, frozen, in its order. */
final class CollectionCopy implements Kind.Copy {

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
        return freezeAll(elements, kinds, depth) ? new CollectionCopy(live.getClass(), fresh, elements)
                : Kind.NOT_FREEZABLE;
    }

    /** Replaces each element by its frozen form; false when one has none. */
    static boolean freezeAll(Object[] elements, Kinds kinds, int depth) {
        Class<?> immutable = null;
        for (int i = 0; i < elements.length; i++) {
            Object element = elements[i];
            if (element == null || element.getClass() == immutable) {
                continue;
            }
            if (kinds.of(element.getClass()).immutable()) {
                immutable = element.getClass();
                continue;
            }
            elements[i] = kinds.freeze(element, depth + 1);
            if (elements[i] == Kind.NOT_FREEZABLE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean same(Object live, Kinds kinds) {
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
    public Object thaw() {
        Collection<Object> live = fresh.get();
        for (Object element : elements) {
            live.add(Kinds.thaw(element));
        }
        return live;
    }
}
