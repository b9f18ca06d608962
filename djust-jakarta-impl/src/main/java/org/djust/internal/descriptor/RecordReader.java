package org.djust.internal.descriptor;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

import jakarta.json.JsonObject;

/** Reads a record by its components. */
final class RecordReader extends StructureReader {

    private final RecordComponent[] components;
    private final ValueReader[] readers;
    private final Constructor<?> constructor;

    RecordReader(Class<?> type) throws UnsupportedTypeException {
        super(type);
        components = type.getRecordComponents();
        readers = new ValueReader[components.length];
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new UnsupportedTypeException(type.getName() + " can't be constructed: " + e);
        }
    }

    @Override
    void link(Readers known) throws UnsupportedTypeException {
        for (int i = 0; i < readers.length; i++) {
            try {
                readers[i] = known.of(components[i].getGenericType());
            } catch (UnsupportedTypeException e) {
                throw e.inside(components[i].getName());
            }
        }
    }

    @Override
    Object make(JsonObject values) throws BindException, ReflectiveOperationException {
        Object[] parts = new Object[readers.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(values, components[i].getName(), readers[i]);
        }
        return constructor.newInstance(parts);
    }
}
