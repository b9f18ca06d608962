package org.djust.internal.state;

/**
 * A mutable value's content, which never changes itself. A class and not an interface, because every element of a collection
 * is asked whether it is one, and for a class that takes one comparison.
 */
abstract class Copy {

    abstract boolean same(Object live, Kinds kinds);

    /** A new object with this content. */
    abstract Object thaw();

    /** The elements, with new objects for copies among them. */
    static Object[] thawAll(Object[] frozen) {
        Object[] live = new Object[frozen.length];
        for (int i = 0; i < live.length; i++) {
            live[i] = Kinds.thaw(frozen[i]);
        }
        return live;
    }
}
