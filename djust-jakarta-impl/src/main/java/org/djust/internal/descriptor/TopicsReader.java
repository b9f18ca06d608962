package org.djust.internal.descriptor;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.djust.PresenceChange;
import org.djust.PresenceDiff;
import org.djust.Subscribe;

/** Reads which topics methods of one view class are for. */
final class TopicsReader {

    private final Fields fields;
    private final Problems problems;

    TopicsReader(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** Empty when its parameters can't be told apart. */
    Optional<Subscription> subscription(Method method, Call call) {
        Subscribe annotation = method.getAnnotation(Subscribe.class);
        TopicPattern pattern = pattern(method, annotation.value());
        Class<?>[] types = method.getParameterTypes();
        if (types.length < 1 || types.length > 2 || types.length == 2 && types[1] != String.class) {
            problems.add(method,
                    "a @Subscribe method takes the payload, and then, if it wants it, the topic as a String: "
                            + "change its parameters");
            return Optional.empty();
        }
        checkPayload(method);
        return Optional.of(new Subscription(pattern, annotation.replay(), call));
    }

    /** Checks the first parameter's type. */
    void checkPayload(Method method) {
        try {
            StorableTypes.shape(method.getGenericParameterTypes()[0]);
        } catch (UnsupportedTypeException e) {
            problems.add(method, "its payload can't be sent as JSON and read again, because " + e.getMessage()
                    + ": change the parameter's type");
        }
    }

    PresenceHook presenceHook(Method method, Call call) {
        String text = method.getAnnotation(PresenceChange.class).value();
        if (text.startsWith("@") || text.endsWith("*")) {
            problems.add(method,
                    "its topic \"" + text + "\" is none that somebody is tracked under: it can neither begin "
                            + "with @ nor end in *");
        }
        if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != PresenceDiff.class) {
            problems.add(method, "a @PresenceChange method takes exactly one PresenceDiff: change its parameters");
        }
        return new PresenceHook(pattern(method, text), call);
    }

    private TopicPattern pattern(Method method, String text) {
        String mistake = TopicPattern.mistake(text);
        if (mistake != null) {
            problems.add(method, mistake + ": change it");
        }
        Map<String, StateField> named = new LinkedHashMap<>();
        for (String name : TopicPattern.variables(text)) {
            StateField field = fields.named(name);
            if (field == null) {
                problems.add(method, "its topic \"" + text + "\" names {" + name + "}, but the view has no state "
                        + "field of that name: " + Names.hint("known are", fields.all().map(StateField::name)));
            } else {
                named.put(name, field);
            }
        }
        return new TopicPattern(text, named);
    }
}
