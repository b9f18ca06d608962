package org.djust.internal.view;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * The validation messages of the last event, as a template sees them: {@code errors.email} is the message, or empty
 * text, so that a template may ask for any name.
 */
final class FieldErrors extends AbstractMap<String, String> {

    static final FieldErrors NONE = new FieldErrors(Map.of());

    private final Map<String, String> messages;

    FieldErrors(Map<String, String> messages) {
        this.messages = Map.copyOf(messages);
    }

    /** Those that there are; immutable. */
    Map<String, String> messages() {
        return messages;
    }

    @Override
    public boolean containsKey(Object key) {
        return true;
    }

    @Override
    public String get(Object key) {
        return messages.getOrDefault(key, "");
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return messages.entrySet();
    }
}
