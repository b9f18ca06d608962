package org.djust.internal.descriptor;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes found in an application's views, each one naming the class, the member and what to do. */
public final class Problems {

    /** Two checks of one template may find the same mistake. */
    private final Set<String> messages = new LinkedHashSet<>();

    /** @param problem what is wrong, and after a colon what to do */
    public void add(Class<?> view, String problem) {
        messages.add(view.getName() + ": " + problem + ".");
    }

    public void add(Method method, String problem) {
        messages.add(method.getDeclaringClass().getName() + "." + method.getName() + "(): " + problem + ".");
    }

    public void add(Field field, String problem) {
        messages.add(field.getDeclaringClass().getName() + "." + field.getName() + ": " + problem + ".");
    }

    /** A mistake outside any view. */
    public void add(String sentence) {
        messages.add(sentence);
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** All of them as one text, numbered. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("djust found " + messages.size()
                + (messages.size() == 1 ? " mistake" : " mistakes") + " in this application:");
        int number = 0;
        for (String message : messages) {
            text.append("\n  ").append(++number).append(". ").append(message);
        }
        return text.toString();
    }
}
