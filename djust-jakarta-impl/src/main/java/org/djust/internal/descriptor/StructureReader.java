package org.djust.internal.descriptor;

import java.lang.reflect.InvocationTargetException;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Reads a JSON object into an instance of one class. */
abstract class StructureReader implements ValueReader {

    final Class<?> type;

    StructureReader(Class<?> type) {
        this.type = type;
    }

    /** Finds the readers of the parts; apart from construction because a class may contain itself. */
    abstract void link(Readers readers) throws UnsupportedTypeException;

    /** Makes the instance. */
    abstract Object make(JsonObject values) throws BindException, ReflectiveOperationException;

    @Override
    public final Object read(JsonValue value) throws BindException {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (!(value instanceof JsonObject values)) {
            throw BindException.expected("an object with the parts of " + type.getSimpleName(), value, null);
        }
        try {
            return make(values);
        } catch (InvocationTargetException e) {
            throw BindException.refused(type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw BindException.refused(type, e);
        }
    }

    @Override
    public final boolean structured() {
        return true;
    }

    static Object part(JsonObject values, String name, ValueReader reader) throws BindException {
        try {
            return reader.read(values.get(name));
        } catch (BindException e) {
            throw e.inside(name);
        }
    }
}
