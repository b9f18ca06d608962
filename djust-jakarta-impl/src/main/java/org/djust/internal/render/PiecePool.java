package org.djust.internal.render;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pieces of one view's static text. Thread-safe. */
final class PiecePool {
    /** More than any template has; what is beyond comes from text that isn't really static. */
    private static final int LIMIT = 20_000;

    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();
    private int numbers;

    Piece of(String text) {
        Piece known = pieces.get(text);
        if (known != null) {
            return known;
        }
        if (pieces.size() >= LIMIT) {
            return new Piece(text, false);
        }
        return pieces.computeIfAbsent(text, t -> new Piece(t, true));
    }

    synchronized int number(Piece piece) {
        if (piece.number < 0) {
            piece.number = numbers++;
        }
        return piece.number;
    }
}
