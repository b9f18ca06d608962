package org.djust.internal.render;

import java.util.IdentityHashMap;
import java.util.Map;

/** A position, with what follows from each static text that was met there. One object per position and view. Thread-safe. */
final class State {
    private static final int LIMIT = 10_000;

    final Position position;
    final boolean takesValues;
    /** Whether nothing but plain content stands here, so that a loop's item can begin. */
    final boolean isContent;
    final Attribute reading;
    private final StateTable table;
    /** Replaced whenever a text is added. */
    private volatile Map<char[], Transition> transitions = Map.of();

    State(Position position, StateTable table) {
        this.position = position;
        this.table = table;
        this.takesValues = position.lex().takesValues();
        this.isContent = position.phase() == Position.Phase.IN_ROOT && position.lex().equals(Lex.START);
        this.reading = position.tag() == null ? Attribute.OTHER : position.tag().reading();
    }

    boolean isDisturbedBy(String value) {
        return position.lex().disturbedBy(value);
    }

    /** What this static text does here. */
    Transition transition(char[] text) {
        Transition known = transitions.get(text);
        return known != null ? known : learn(text);
    }

    private synchronized Transition learn(char[] text) {
        Scanner scanner = new Scanner(this.position, String.valueOf(text), table.pool());
        Transition learnt = scanner.scan(text, this, table::state);
        if (transitions.size() < LIMIT) {
            Map<char[], Transition> more = new IdentityHashMap<>(transitions);
            more.put(text, learnt);
            transitions = more;
        }
        return learnt;
    }
}
