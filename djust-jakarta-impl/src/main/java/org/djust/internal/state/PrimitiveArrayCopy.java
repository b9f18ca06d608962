package org.djust.internal.state;

import java.lang.reflect.Array;
import java.util.Arrays;

/** An array of a primitive type. */
final class PrimitiveArrayCopy extends Copy {

    private final Object elements;

    PrimitiveArrayCopy(Object live) {
        this.elements = copy(live);
    }

    @Override
    boolean same(Object live, Kinds kinds) {
        // deepEquals knows every primitive component type
        return Arrays.deepEquals(new Object[] {elements}, new Object[] {live});
    }

    @Override
    Object thaw() {
        return copy(elements);
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }
}
