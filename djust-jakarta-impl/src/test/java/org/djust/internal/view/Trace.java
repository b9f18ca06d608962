package org.djust.internal.view;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last of what happened in a model, by steps. */
final class Trace {

    private static final int LENGTH = 250;

    private final Deque<String> lines = new ArrayDeque<>();
    int step;

    void note(String line) {
        lines.add(step + " " + line);
        if (lines.size() > LENGTH) {
            lines.remove();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
