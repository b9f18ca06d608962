package org.djust.internal.render.testkit;

import java.util.ArrayList;
import java.util.List;

/** A scope in the client's model: text and the scopes directly inside it, in document order. */
final class Scope {
    final String key;
    /** Strings and scopes. When {@link #roped}, the chunks of the rope. */
    List<Object> parts = new ArrayList<>();
    boolean roped;

    Scope(String key) {
        this.key = key;
    }

    List<Scope> inner() {
        return parts.stream().filter(Scope.class::isInstance).map(Scope.class::cast).toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        for (Object part : parts) {
            if (part instanceof Scope scope) {
                scope.write(text);
            } else {
                text.append(part);
            }
        }
    }

    /** The keys of all scopes, nested. */
    String outline() {
        StringBuilder outline = new StringBuilder();
        for (Scope scope : inner()) {
            outline.append(scope.key).append('(').append(scope.outline()).append(')');
        }
        return outline.toString();
    }
}
