package org.djust.internal.state;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.json.bind.JsonbException;
import jakarta.json.bind.annotation.JsonbProperty;

/** A record class's components, by the names that they have in JSON, and its canonical constructor. */
final class RecordShape {

    private final Constructor<?> constructor;
    private final Type[] types;
    private final Object[] defaults;
    private final Map<String, Integer> indexes = new HashMap<>();

    RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        constructor = constructor(type, components);
        types = new Type[components.length];
        defaults = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getGenericType();
            defaults[i] = defaultOf(components[i].getType());
            indexes.put(name(components[i]), i);
        }
    }

    /** -1 when no component has this name. */
    int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }

    Type type(int component) {
        return types[component];
    }

    /** A new array of what the components are when JSON says nothing or null. */
    Object[] defaults() {
        return defaults.clone();
    }

    /** Does nothing for a component that the record doesn't have. */
    void set(Object[] values, int component, Object value) {
        if (component >= 0) {
            values[component] = value;
        }
    }

    Record create(Object[] values) {
        try {
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new JsonbException(
                    constructor.getDeclaringClass().getTypeName() + " refuses the values: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new JsonbException(constructor.getDeclaringClass().getTypeName() + " can't be created.", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The record " + type.getTypeName() + " has no canonical constructor.", e);
        }
    }

    private static String name(RecordComponent component) {
        JsonbProperty property = component.getAccessor().getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static Object defaultOf(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
