package org.djust.internal.state;

import java.lang.reflect.Array;
import java.util.Arrays;

/** The elements of an array of objects, frozen. */
final class ArrayCopy extends Copy {

    private final Class<?> component;
    private final Object[] elements;

    private ArrayCopy(Class<?> component, Object[] elements) {
        this.component = component;
        this.elements = elements;
    }

    /** @param live any array */
    static Object freeze(Object live, Kinds kinds, int depth) {
        if (!(live instanceof Object[] array)) {
            return new PrimitiveArrayCopy(live);
        }
        Object[] elements = Arrays.copyOf(array, array.length, Object[].class);
        return kinds.freezeAll(elements, depth + 1)
                ? new ArrayCopy(array.getClass().getComponentType(), elements)
                : Kind.NOT_FREEZABLE;
    }

    @Override
    boolean same(Object live, Kinds kinds) {
        if (live.getClass().getComponentType() != component || ((Object[]) live).length != elements.length) {
            return false;
        }
        Object[] array = (Object[]) live;
        for (int i = 0; i < array.length; i++) {
            if (!kinds.same(elements[i], array[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    Object thaw() {
        Object[] live = (Object[]) Array.newInstance(component, elements.length);
        for (int i = 0; i < live.length; i++) {
            live[i] = Kinds.thaw(elements[i]);
        }
        return live;
    }
}
