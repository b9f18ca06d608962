package org.djust.internal.render;

import java.util.List;

/** What one text does at one position. */
final class Transition {
    final Object source;
    final State entry;
    final State exit;
    final Op[] ops;
    /** The only thing to do, when that is to add this piece; else null. */
    final Piece only;
    /** Index of the head's end tag in the text, −1 when it isn't there. */
    final int headEnd;
    /** Index of the '>' of the root's start tag in the text, −1 when it isn't there. */
    final int rootTagEnd;
    /** The transition that followed last: most often the next one, too. Racy on purpose. */
    Transition next;
    /** Whether an unsafe URL behind this text was reported. Racy on purpose: at worst it is reported twice. */
    boolean reported;

    Transition(Object source, State entry, State exit, List<Op> ops, int headEnd, int rootTagEnd) {
        this.source = source;
        this.entry = entry;
        this.exit = exit;
        this.ops = ops.toArray(new Op[0]);
        this.only = ops.size() == 1 && ops.get(0).kind() == Op.Kind.STATIC ? (Piece) ops.get(0).argument() : null;
        this.headEnd = headEnd;
        this.rootTagEnd = rootTagEnd;
    }
}
