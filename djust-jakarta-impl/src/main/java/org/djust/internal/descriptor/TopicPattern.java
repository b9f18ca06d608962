package org.djust.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which topics a method of a view is for. Immutable. */
public final class TopicPattern {

    /** What begins so is for the runtime; these are the words that views may use. */
    private static final String OWN = "@";
    private static final Set<String> ADDRESSES = Set.of("@view", "@user", "@node", "@everyone");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    private final String text;
    private final Map<String, StateField> fields;

    /** @param fields those that the text names */
    TopicPattern(String text, Map<String, StateField> fields) {
        this.text = text;
        this.fields = Map.copyOf(fields);
    }

    static List<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(variable -> variable.group(1)).toList();
    }

    /** Null if the text can be used, else what is wrong with it. */
    static String mistake(String text) {
        if (text.isEmpty()) {
            return "its topic is empty";
        }
        if (text.startsWith(OWN) && !ADDRESSES.contains(text)) {
            return "its topic \"" + text + "\" begins with @, which only @view, @user, @node and @everyone do";
        }
        int star = text.indexOf('*');
        return star >= 0 && star < text.length() - 1
                ? "its topic \"" + text + "\" has a * before its end"
                : null;
    }

    /** Whether applications may broadcast to the topic by its name. */
    public static boolean isFree(String topic) {
        return !topic.isEmpty() && !topic.startsWith(OWN);
    }

    /**
     * The topics that the bean's fields now name.
     *
     * @param addresses the topics of the words that begin with {@code @}; null for one that this view doesn't have
     */
    public Collection<String> topics(Object bean, Map<String, String> addresses) {
        if (isOpen()) {
            return List.of();
        }
        if (text.startsWith(OWN)) {
            String address = addresses.get(text);
            return address == null ? List.of() : List.of(address);
        }
        return fields.isEmpty() ? List.of(text) : expanded(text, bean);
    }

    private List<String> expanded(String from, Object bean) {
        Matcher variable = VARIABLE.matcher(from);
        if (!variable.find()) {
            return List.of(from);
        }
        Object value = fields.get(variable.group(1)).get(bean);
        Collection<?> values = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        List<String> topics = new ArrayList<>(1);
        for (Object each : values) {
            // what comes from a value is not looked at again
            String head = from.substring(0, variable.start()) + each;
            expanded(from.substring(variable.end()), bean).forEach(rest -> topics.add(head + rest));
        }
        return topics;
    }

    /** Whether it is for topics that are named at run time. */
    public boolean isOpen() {
        return text.endsWith("*");
    }

    /** Whether it is for this topic, which was named at run time. */
    public boolean takes(String topic) {
        return isOpen() && topic.startsWith(text.substring(0, text.length() - 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
