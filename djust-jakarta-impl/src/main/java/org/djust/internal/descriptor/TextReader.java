package org.djust.internal.descriptor;

import java.util.function.Function;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Reads a value that has a text form, from a JSON string or number.
 *
 * @param expected what fits, as a phrase
 * @param nullable whether nothing, or empty text, is null; else it is refused
 * @param parser   throws a RuntimeException when the text does not fit
 */
record TextReader(String expected, boolean nullable, Function<String, Object> parser) implements ValueReader {

    @Override
    public Object read(JsonValue value) throws BindException {
        String text = text(value);
        if (nullable && text != null && text.isEmpty()) {
            return null;
        }
        try {
            if (text != null && !text.isEmpty()) {
                return parser.apply(text);
            }
        } catch (RuntimeException e) {
            throw BindException.expected(expected, value, e);
        }
        throw BindException.expected(expected, value, null);
    }

    /** Null when it has no text form. */
    private static String text(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString().strip();
            case NUMBER -> value.toString();
            default -> null;
        };
    }
}
