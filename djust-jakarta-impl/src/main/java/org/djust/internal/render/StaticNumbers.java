package org.djust.internal.render;

import java.util.BitSet;

/** Which static texts a client knows by number on its connection. */
final class StaticNumbers {
    private final PiecePool pool;
    private final BitSet known = new BitSet(0);

    StaticNumbers(PiecePool pool) {
        this.pool = pool;
    }

    void forget() {
        known.clear();
    }

    /** Writes the number, and the text when the client doesn't know it yet. */
    void write(Piece piece, StringBuilder out) {
        if (!piece.pooled) {
            Json.string(piece.text, out);
            return;
        }
        int number = pool.number(piece);
        if (known.get(number)) {
            out.append(number);
        } else {
            known.set(number);
            out.append('[').append(number).append(',');
            Json.string(piece.text, out);
            out.append(']');
        }
    }
}
