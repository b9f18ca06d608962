package org.djust.internal.descriptor;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;

/** Reads several values; one alone is a list of one, as a form sends it, and none is an empty list. */
record ListReader(ValueReader element, Function<List<Object>, Object> finish) implements ValueReader {

    @Override
    public Object read(JsonValue value) throws BindException {
        List<Object> list = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                list.add(read(array.get(i), i));
            }
        } else if (value != null && value != JsonValue.NULL) {
            list.add(element.read(value));
        }
        return finish.apply(list);
    }

    private Object read(JsonValue value, int index) throws BindException {
        try {
            return element.read(value);
        } catch (BindException e) {
            throw e.inside("[" + index + "]");
        }
    }

    static Object toArray(List<Object> list, Class<?> element) {
        Object array = Array.newInstance(element, list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, list.get(i));
        }
        return array;
    }
}
