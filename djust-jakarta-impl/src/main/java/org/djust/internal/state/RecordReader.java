package org.djust.internal.state;

import java.lang.reflect.Type;

import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;

/**
 * Reads records through their canonical constructor. JSON-B's implementation on both servers, Yasson 3.0.4, can only call public
 * constructors, and refuses records that have further ones.
 */
public final class RecordReader implements JsonbDeserializer<Record> {

    private final ClassValue<RecordShape> shapes = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    @Override
    public Record deserialize(JsonParser parser, DeserializationContext context, Type type) {
        // Yasson's parser is past the value's first event, which it doesn't tell, and lets nothing be read behind a scalar
        if (parser.hasNext()) {
            return read(parser, context, shape(type));
        }
        if (parser.getValue() != JsonValue.NULL) {
            throw notAnObject(type);
        }
        return null;
    }

    private static Record read(JsonParser parser, DeserializationContext context, RecordShape shape) {
        Object[] values = shape.defaults();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            int component = shape.indexOf(parser.getString());
            // Yasson reads no nulls here, and calls no deserializers such as this one, unless the parser is past the key
            if (parser.next() != JsonParser.Event.VALUE_NULL) {
                Object value = context.deserialize(component < 0 ? Object.class : shape.type(component), parser);
                shape.set(values, component, value);
            }
        }
        return shape.create(values);
    }

    private RecordShape shape(Type type) {
        if (type instanceof Class<?> record) {
            return shapes.get(record);
        }
        throw new JsonbException("Records with type parameters can't be read, such as " + type.getTypeName()
                + ": use a record without.");
    }

    private static JsonbException notAnObject(Type type) {
        return new JsonbException("A JSON object was expected for " + type.getTypeName() + ".");
    }
}
