package org.djust.internal.view;

import java.util.Locale;
import java.util.Map;

import org.djust.internal.state.StateCodec;
import org.djust.spi.Encoded;
import org.djust.spi.StateDamagedException;

/** What is stored of a view beside its fields: the validation messages of its last event, and its visitor's locale. */
final class Extras {

    /** No Java field can have these names. */
    private static final String ERRORS = "!errors";
    private static final String LOCALE = "!locale";

    private Extras() {
    }

    static void add(Map<String, Encoded> fields, FieldErrors errors, Locale locale, StateCodec codec) {
        Map<String, String> messages = Map.copyOf(errors);
        fields.put(ERRORS, () -> codec.encode(messages, Map.class).bytes());
        fields.put(LOCALE, () -> codec.encode(locale.toLanguageTag(), String.class).bytes());
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> errors(Map<String, Encoded> fields, StateCodec codec) {
        return (Map<String, String>) codec.decode(stored(ERRORS, fields), Map.class);
    }

    static Locale locale(Map<String, Encoded> fields, StateCodec codec) {
        return Locale.forLanguageTag((String) codec.decode(stored(LOCALE, fields), String.class));
    }

    /** @throws StateDamagedException when it isn't there: a whole commit always has it */
    static byte[] stored(String name, Map<String, Encoded> fields) {
        Encoded value = fields.get(name);
        if (value == null) {
            throw new StateDamagedException("field " + name + " is missing.", null);
        }
        return value.bytes();
    }
}
