package org.djust.internal.state;

import java.util.Collection;
import java.util.Iterator;

/** The JDK's unmodifiable collections: immutable if all elements are. */
final class FixedCollectionKind implements Kind {

    private final boolean ordered;

    /** @param ordered whether equal collections have their elements in the same order */
    FixedCollectionKind(boolean ordered) {
        this.ordered = ordered;
    }

    @Override
    public Object freeze(Object live, Kinds kinds, int depth) {
        Class<?> immutable = null;
        for (Object element : (Collection<?>) live) {
            if (element == null || element.getClass() == immutable) {
                continue;
            }
            Kind kind = kinds.of(element.getClass());
            if (kind.immutable()) {
                immutable = element.getClass();
            } else if (kinds.freeze(element, depth + 1) != element) {
                return NOT_FREEZABLE;
            }
        }
        return live;
    }

    @Override
    public boolean same(Object frozen, Object live, Kinds kinds) {
        return ordered && kinds.of(live.getClass()) == this
                && sameElements((Collection<?>) frozen, (Collection<?>) live, kinds);
    }

    private static boolean sameElements(Collection<?> frozen, Collection<?> live, Kinds kinds) {
        if (frozen.size() != live.size()) {
            return false;
        }
        Iterator<?> elements = live.iterator();
        for (Object element : frozen) {
            if (!kinds.same(element, elements.next())) {
                return false;
            }
        }
        return true;
    }
}
