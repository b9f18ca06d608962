package org.djust.internal.descriptor;

import java.lang.reflect.Array;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A parameter that takes its value from outside by name. */
record BoundParameter(String name, Class<?> type, ValueReader reader) {

    /** From the value of its name, or, when there is none and it has parts itself, from all values. */
    Object bind(JsonObject values, String place) throws BindException {
        JsonValue value = values.get(name);
        return bind(value == null && reader.structured() ? values : value, place);
    }

    /** @param value null when there is none */
    Object bind(JsonValue value, String place) throws BindException {
        try {
            return reader.read(value);
        } catch (BindException e) {
            throw e.at(name, place);
        }
    }

    /** What a parameter is that need not be given: null, zero, false or empty. */
    Object absent(String place) throws BindException {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : bind((JsonValue) null, place);
    }
}
