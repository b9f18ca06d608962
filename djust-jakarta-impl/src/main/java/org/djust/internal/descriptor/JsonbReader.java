package org.djust.internal.descriptor;

import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;

import org.djust.internal.state.StateCodec;

/** Reads a class that says by JSON-B annotations how it is read. */
final class JsonbReader implements ValueReader {

    private final Class<?> type;
    private final Jsonb jsonb = JsonbBuilder.create(StateCodec.config());

    JsonbReader(Class<?> type) {
        this.type = type;
    }

    @Override
    public Object read(JsonValue value) throws BindException {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        try {
            return jsonb.fromJson(value.toString(), type);
        } catch (JsonbException e) {
            throw BindException.expected("what JSON-B reads as " + type.getSimpleName(), value, e);
        }
    }

    @Override
    public boolean structured() {
        return true;
    }
}
