package org.djust.internal.state;

import java.util.Map;

/** Knows the {@link Kind} of every class; each class of the application is analysed once. Thread-safe. */
final class Kinds {

    private static final int MAX_DEPTH = 20;

    private final Map<Class<?>, Kind> known = JdkKinds.table();

    // For the application's classes only: an entry that hangs on a JDK class would outlive the application.
    private final ClassValue<Kind> analysed = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return analyse(type);
        }
    };

    Kind of(Class<?> type) {
        Kind kind = known.get(type);
        if (kind != null) {
            return kind;
        }
        return type.getClassLoader() == null ? analyse(type) : analysed.get(type);
    }

    /** A frozen value, or {@link Kind#NOT_FREEZABLE}. */
    Object freeze(Object live, int depth) {
        if (live == null) {
            return null;
        }
        return depth > MAX_DEPTH ? Kind.NOT_FREEZABLE : of(live.getClass()).freeze(live, this, depth);
    }

    boolean same(Object frozen, Object live) {
        if (frozen == live) {
            return true;
        }
        if (frozen == null || live == null) {
            return false;
        }
        return frozen instanceof Copy copy ? copy.same(live, this)
                : of(frozen.getClass()).same(frozen, live, this);
    }

    /** Replaces each value by its frozen form; false when one has none. */
    boolean freezeAll(Object[] values, int depth) {
        Class<?> immutable = null;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null || value.getClass() == immutable) {
                continue;
            }
            if (of(value.getClass()).immutable()) {
                immutable = value.getClass();
                continue;
            }
            values[i] = freeze(value, depth);
            if (values[i] == Kind.NOT_FREEZABLE) {
                return false;
            }
        }
        return true;
    }

    static Object thaw(Object frozen) {
        return frozen instanceof Copy copy ? copy.thaw() : frozen;
    }

    private static Kind analyse(Class<?> type) {
        if (Immutability.ofInstances(type)) {
            return Kind.Immutable.BY_IDENTITY;
        }
        if (type.isArray()) {
            return ArrayCopy::freeze;
        }
        return type.isRecord() ? RecordKind.of(type) : Kind.UNKNOWN;
    }
}
