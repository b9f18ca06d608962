package org.djust.internal.state;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;

import org.djust.spi.Encoded;

/** Writes values of state fields as UTF-8 JSON and reads them again. Thread-safe. */
public final class StateCodec {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final Jsonb jsonb;

    /** @param jsonb made with {@link #config()}, or with what the application chose */
    public StateCodec(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /**
     * JSON-B settings under which state comes back as it was: nulls in maps and properties are kept, and classes need not be
     * public.
     */
    public static JsonbConfig config() {
        return new JsonbConfig().withNullValues(true).withPropertyVisibilityStrategy(new PublicMembers())
                .withDeserializers(new RecordReader());
    }

    /**
     * Writes the value at once, so that it may change afterwards.
     *
     * @param type the field's declared type, with its type arguments
     * @throws StateException when JSON-B can't write it
     */
    public Encoded encode(Object value, Type type) {
        byte[] json = write(value, type);
        return () -> json;
    }

    /** @throws StateException when the bytes aren't JSON of a value of this type */
    public Object decode(byte[] bytes, Type type) {
        if (Arrays.equals(bytes, NULL)) {
            return rawType(type) == Optional.class ? Optional.empty() : null;
        }
        try {
            // decoded strictly: replacement characters in place of damaged bytes would pass for text
            return jsonb.fromJson(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), type);
        } catch (JsonbException | CharacterCodingException | StackOverflowError e) {
            throw StateException.unreadable(type, e);
        }
    }

    byte[] write(Object value, Type type) {
        if (value == null || value instanceof Optional<?> optional && optional.isEmpty()) {
            return NULL;
        }
        try {
            // as what it is, not as its declared class: of a declared interface Yasson would write nothing
            String json = type instanceof Class ? jsonb.toJson(value) : jsonb.toJson(value, type);
            return Surrogates.escapeLone(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonbException | StackOverflowError e) {
            throw StateException.unwritable(type, e);
        }
    }

    private static Type rawType(Type type) {
        return type instanceof ParameterizedType p ? p.getRawType() : type;
    }
}
