package org.djust.internal.descriptor;

import java.lang.reflect.Method;
import java.util.List;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A method that browsers may call. Immutable. */
public final class Handler {

    private final String name;
    private final Call call;
    private final Roles roles;
    private final List<BoundParameter> parameters;
    private final Limit limit;

    /** @param limit may be null */
    Handler(String name, Call call, Roles roles, List<BoundParameter> parameters, Limit limit) {
        this.name = name;
        this.call = call;
        this.roles = roles;
        this.parameters = List.copyOf(parameters);
        this.limit = limit;
    }

    /** What templates call it by. */
    public String name() {
        return name;
    }

    public Method method() {
        return call.method();
    }

    /** Who may call it: its own annotation, or the view's. */
    public Roles roles() {
        return roles;
    }

    /** How often it may be called; null when there is no limit. */
    public Limit limit() {
        return limit;
    }

    /** Names of the parameters, in order. */
    public List<String> parameters() {
        return parameters.stream().map(BoundParameter::name).toList();
    }

    /**
     * The arguments for a call.
     *
     * @param values what the event carries, by name; may be null
     */
    public Object[] bind(JsonObject values) throws BindException {
        Object[] arguments = new Object[parameters.size()];
        JsonObject given = values == null ? JsonValue.EMPTY_JSON_OBJECT : values;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = parameters.get(i).bind(given, call.toString());
        }
        return arguments;
    }

    /** Throws what the handler throws. */
    public void invoke(Object bean, Object[] arguments) throws Throwable {
        call.on(bean, arguments);
    }
}
