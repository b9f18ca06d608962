package org.djust.internal.render;

/** A piece of static text as it stands in ropes. Pieces with the same text are the same object, but for those beyond the pool's limit. */
final class Piece {
    /** Longer texts aren't worth joining; without a limit a loop of static text would make ever new ones. */
    private static final int JOINED_LENGTH = 100;

    final String text;
    final long code;
    /** Numbers pieces in the order in which they were first sent by this node; −1 before. Guarded by the pool. */
    int number = -1;
    /** Whether the pool keeps it; one that it doesn't keep has no number and is sent like a value. */
    final boolean pooled;
    private Joint joint;

    Piece(String text, boolean pooled) {
        this.text = text;
        this.pooled = pooled;
        this.code = Code.of(Code.STATIC, text);
    }

    /** This piece and the next as one, null when that is too long. Remembers the last answer; racy on purpose. */
    Piece joined(Piece next, PiecePool pool) {
        if (text.length() + next.text.length() > JOINED_LENGTH) {
            return null;
        }
        Joint known = joint;
        if (known == null || known.next != next) {
            known = new Joint(next, pool.of(text.concat(next.text)));
            joint = known;
        }
        return known.joined;
    }

    private record Joint(Piece next, Piece joined) {
    }
}
