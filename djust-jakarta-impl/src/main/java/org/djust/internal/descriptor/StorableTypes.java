package org.djust.internal.descriptor;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which types JSON-B writes and reads back, and describes their shape. Used by one thread. */
final class StorableTypes {

    private final Set<Class<?>> described = new HashSet<>();

    private StorableTypes() {
    }

    /**
     * The type's name with the names and types of all its parts.
     *
     * @throws UnsupportedTypeException says why it can't be read back
     */
    static String shape(Type type) throws UnsupportedTypeException {
        return new StorableTypes().describe(type);
    }

    private String describe(Type type) throws UnsupportedTypeException {
        if (type instanceof Class<?> c) {
            return describe(c);
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class || JsonTypes.COLLECTIONS.contains(raw) || JsonTypes.MAPS.contains(raw)) {
                return describe(raw, generic.getActualTypeArguments());
            }
            throw new UnsupportedTypeException(raw.getName() + " is generic, but no collection that JSON-B reads");
        }
        throw new UnsupportedTypeException(type.getTypeName() + " doesn't say which type is meant");
    }

    private String describe(Class<?> raw, Type[] arguments) throws UnsupportedTypeException {
        if (JsonTypes.MAPS.contains(raw)) {
            boolean key = arguments[0] instanceof Class<?> c && (c.isEnum() || JsonTypes.VALUES.contains(c));
            if (!key) {
                throw new UnsupportedTypeException(arguments[0].getTypeName()
                        + " can't be the key of a map; a string, a number, an enum and the like can");
            }
        }
        List<String> shapes = new ArrayList<>();
        for (Type argument : arguments) {
            shapes.add(describe(argument));
        }
        return raw.getName() + "<" + String.join(",", shapes) + ">";
    }

    private String describe(Class<?> type) throws UnsupportedTypeException {
        if (type.isArray()) {
            return describe(type.getComponentType()) + "[]";
        }
        if (JsonTypes.COLLECTIONS.contains(type) || JsonTypes.MAPS.contains(type) || type == Optional.class) {
            throw new UnsupportedTypeException(type.getName() + " doesn't say what it holds; add a type in <>");
        }
        if (type.isEnum() || JsonTypes.VALUES.contains(type) || JsonTypes.OPTIONALS.contains(type)) {
            return type.getName();
        }
        if (Structures.annotatedForJsonb(type) || !described.add(type)) {
            return type.getName();
        }
        Structures.requireConcrete(type);
        return type.getName() + (type.isRecord() ? recordParts(type) : beanParts(type));
    }

    private List<String> recordParts(Class<?> type) throws UnsupportedTypeException {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parts.add(part(component.getName(), component.getGenericType()));
        }
        return parts;
    }

    /** A field that has no property would be lost. */
    private List<String> beanParts(Class<?> type) throws UnsupportedTypeException {
        Structures.constructor(type);
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnsupportedTypeException(type.getName() + " is a bean but not public, as JSON-B wants it");
        }
        List<String> parts = new ArrayList<>();
        for (Field field : Hierarchy.fields(type)) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers)) {
                continue;
            }
            boolean open = Modifier.isPublic(modifiers) && !Modifier.isFinal(modifiers);
            if (!open && !Structures.isProperty(type, field)) {
                throw new UnsupportedTypeException(type.getName() + "." + field.getName()
                        + " has no public getter and setter, so JSON-B would lose it");
            }
            parts.add(part(field.getName(), field.getGenericType()));
        }
        return parts;
    }

    private String part(String name, Type type) throws UnsupportedTypeException {
        try {
            return name + ":" + describe(type);
        } catch (UnsupportedTypeException e) {
            throw e.inside(name);
        }
    }
}
