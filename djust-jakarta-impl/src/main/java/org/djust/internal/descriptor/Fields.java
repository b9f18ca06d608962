package org.djust.internal.descriptor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The state of a view class. Immutable.
 *
 * @param schema    tag of names and types of the stored fields
 * @param variables what templates see, by name; each is asked for a bean's value
 */
record Fields(List<StateField> stored, List<StateField> temporary, String schema,
        Map<String, Function<Object, Object>> variables) {

    /** Null if there is none of the name. */
    StateField named(String name) {
        return all().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }

    /** A field that browsers may set; null if there is none of the name. */
    StateField model(String name) {
        StateField field = named(name);
        return field != null && field.isModel() ? field : null;
    }

    Stream<StateField> all() {
        return Stream.concat(stored.stream(), temporary.stream());
    }
}
