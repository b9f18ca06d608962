package org.djust.internal.state;

import java.lang.reflect.Array;
import java.util.Arrays;

/** The elements of an array; of objects, frozen. */
final class ArrayCopy {

    private ArrayCopy() {
    }

    static Object freeze(Object live, Kinds kinds, int depth) {
        if (!(live instanceof Object[] array)) {
            return new Primitives(copy(live));
        }
        Object[] elements = Arrays.copyOf(array, array.length, Object[].class);
        return CollectionCopy.freezeAll(elements, kinds, depth)
                ? new Objects(array.getClass().getComponentType(), elements)
                : Kind.NOT_FREEZABLE;
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    private record Objects(Class<?> component, Object[] elements) implements Kind.Copy {
        @Override
        public boolean same(Object live, Kinds kinds) {
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
        public Object thaw() {
            Object[] live = (Object[]) Array.newInstance(component, elements.length);
            for (int i = 0; i < live.length; i++) {
                live[i] = Kinds.thaw(elements[i]);
            }
            return live;
        }
    }

    private record Primitives(Object elements) implements Kind.Copy {
        @Override
        public boolean same(Object live, Kinds kinds) {
            // deepEquals knows every primitive component type
            return Arrays.deepEquals(new Object[] {elements}, new Object[] {live});
        }

        @Override
        public Object thaw() {
            return copy(elements);
        }
    }
}
