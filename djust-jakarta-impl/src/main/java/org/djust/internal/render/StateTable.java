package org.djust.internal.render;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All states of one view's template. Thread-safe. */
final class StateTable {
    private final Map<Position, State> states = new ConcurrentHashMap<>();
    private final PiecePool pool = new PiecePool();

    PiecePool pool() {
        return pool;
    }

    State start(Plan plan) {
        return state(Position.start(plan));
    }

    State state(Position position) {
        return states.computeIfAbsent(position, p -> new State(p, this));
    }
}
