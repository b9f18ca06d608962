package org.djust.internal.descriptor;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method that receives what is broadcast to a topic. Immutable. */
public final class Subscription {

    static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    private final String topicPattern;
    private final Map<String, StateField> fields;
    private final Call call;

    /** @param fields the fields that the pattern names */
    Subscription(String topicPattern, Map<String, StateField> fields, Call call) {
        this.topicPattern = topicPattern;
        this.fields = Map.copyOf(fields);
        this.call = call;
    }

    public String topicPattern() {
        return topicPattern;
    }

    /** The topic that the bean's fields now name; a field that is null stands for nothing. */
    public String topic(Object bean) {
        if (fields.isEmpty()) {
            return topicPattern;
        }
        return VARIABLE.matcher(topicPattern).replaceAll(variable -> Matcher
                .quoteReplacement(Objects.toString(fields.get(variable.group(1)).get(bean), "")));
    }

    public Type payloadType() {
        return call.method().getGenericParameterTypes()[0];
    }

    /** Throws what the method throws. */
    public void deliver(Object bean, Object payload) throws Throwable {
        call.on(bean, payload);
    }
}
