package org.djust.internal.state;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells from a type alone whether all its values are deeply immutable. */
final class Immutability {

    private final Set<Class<?>> assumed = new HashSet<>();

    private Immutability() {
    }

    static boolean ofInstances(Class<?> type) {
        return new Immutability().holds(type);
    }

    private boolean holds(Type type) {
        if (type instanceof ParameterizedType p) {
            return p.getRawType() == Optional.class && holds(p.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> c && holds(c);
    }

    private boolean holds(Class<?> type) {
        if (type.isPrimitive() || type.isEnum() || JdkKinds.VALUES.contains(type)) {
            return true;
        }
        if (type.getSuperclass() != null && type.getSuperclass().isEnum()) {
            return true;
        }
        if (!type.isRecord() && !isClosed(type)) {
            return false;
        }
        // a type that contains itself is immutable if the rest of it is
        return !assumed.add(type) || (type.isRecord() ? componentsHold(type) : permittedHold(type));
    }

    private static boolean isClosed(Class<?> type) {
        return type.isSealed() && type.isInterface();
    }

    private boolean componentsHold(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (!holds(component.getGenericType())) {
                return false;
            }
        }
        return true;
    }

    private boolean permittedHold(Class<?> type) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (!holds(permitted)) {
                return false;
            }
        }
        return true;
    }
}
