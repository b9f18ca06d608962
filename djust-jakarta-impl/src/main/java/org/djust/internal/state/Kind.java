package org.djust.internal.state;

/**
 * How values of one class are frozen. A frozen value is the value itself if it can't change, or a {@link Copy}.
 */
interface Kind {

    /** In place of a frozen value: this one can't be kept as an object. */
    Object NOT_FREEZABLE = new Object();

    /** A class about which nothing is known. */
    Kind UNKNOWN = (live, kinds, depth) -> NOT_FREEZABLE;

    Object freeze(Object live, Kinds kinds, int depth);

    /** Whether no instance can ever change. */
    default boolean immutable() {
        return false;
    }

    /** Whether a live value, which is another object, equals a frozen value of this kind that isn't a {@link Copy}. */
    default boolean same(Object frozen, Object live, Kinds kinds) {
        return false;
    }

    /** No instance can ever change. */
    enum Immutable implements Kind {
        /** The JDK's values: equal ones can stand for each other. */
        BY_EQUALS,
        /** Others, whose {@code equals} may ignore a part of the content. */
        BY_IDENTITY;

        @Override
        public Object freeze(Object live, Kinds kinds, int depth) {
            return live;
        }

        @Override
        public boolean immutable() {
            return true;
        }

        @Override
        public boolean same(Object frozen, Object live, Kinds kinds) {
            return this == BY_EQUALS && frozen.equals(live);
        }
    }
}
