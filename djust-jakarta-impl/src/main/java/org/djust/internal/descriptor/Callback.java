package org.djust.internal.descriptor;

import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonValue;

/** A method that is called when a page is visited or a browser connects. Immutable. */
public final class Callback {

    private final Call call;
    private final List<Source> sources;

    Callback(Call call, List<Source> sources) {
        this.call = call;
        this.sources = List.copyOf(sources);
    }

    /** Where a parameter's value comes from. */
    record Source(BoundParameter parameter, String key, boolean path) {
    }

    /**
     * Calls it with values of the page's URL.
     *
     * @param pathVariables decoded
     * @param query         decoded
     * @throws BindException when a value of the URL does not fit its parameter
     * @throws Throwable     what the method throws
     */
    public void invoke(Object bean, Map<String, String> pathVariables, Map<String, String[]> query) throws Throwable {
        Object[] arguments = new Object[sources.size()];
        for (int i = 0; i < arguments.length; i++) {
            Source source = sources.get(i);
            JsonValue value = source.path ? text(pathVariables.get(source.key)) : texts(query.get(source.key));
            BoundParameter parameter = source.parameter;
            arguments[i] = value == null ? parameter.absent(call.toString()) : parameter.bind(value, call.toString());
        }
        call.on(bean, arguments);
    }

    private static JsonValue text(String text) {
        return text == null ? null : Json.createValue(text);
    }

    private static JsonValue texts(String[] texts) {
        if (texts == null || texts.length == 0) {
            return null;
        }
        return texts.length == 1 ? text(texts[0]) : Json.createArrayBuilder(List.of(texts)).build();
    }
}
