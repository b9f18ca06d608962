package org.djust.internal.pebble;

import java.lang.reflect.Array;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** What a loop goes through. */
final class Items {
    private Items() {
    }

    /** Null when it isn't anything that a loop can go through. */
    static Iterator<?> iterator(Object items) {
        if (items instanceof Iterable<?> iterable) {
            return iterable.iterator();
        } else if (items instanceof Map<?, ?> map) {
            return map.entrySet().iterator();
        } else if (items instanceof Enumeration<?> enumeration) {
            return enumeration.asIterator();
        } else if (items.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(items)).mapToObj(i -> Array.get(items, i)).iterator();
        }
        return null;
    }
}
