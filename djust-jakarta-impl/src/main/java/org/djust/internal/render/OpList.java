package org.djust.internal.render;

import java.util.ArrayList;
import java.util.List;

import org.djust.internal.render.Op.Kind;

/** The steps that a text is made into: its pieces, and what happens between them. */
final class OpList {
    private final String text;
    /** Null when the text is a value. */
    private final PiecePool pool;
    private final List<Op> ops = new ArrayList<>();
    private int from;

    OpList(String text, PiecePool pool) {
        this.text = text;
        this.pool = pool;
    }

    List<Op> all() {
        return ops;
    }

    void add(Kind kind, Object argument) {
        ops.add(new Op(kind, argument));
    }

    /** Ends a piece at this index of the text. */
    void cut(int to) {
        if (to > from) {
            String part = text.substring(from, to);
            add(pool == null ? Kind.VALUE : Kind.STATIC, pool == null ? part : pool.of(part));
            from = to;
        }
    }

    /** Adds the last piece. {@code less} is where the tag begins that is open at the end and isn't a scope's yet, else −1. */
    void end(int less) {
        if (less >= 0 && pool != null) {
            add(Kind.MARK, new Op.Split(less == from ? null : pool.of(text.substring(from, less)),
                    pool.of(text.substring(less))));
        }
        cut(text.length());
    }

    /** Of URLs only the one that a value may follow in matters. */
    void dropFinishedUrls(boolean readingUrl) {
        int keep = ops.size();
        for (int i = ops.size() - 1; readingUrl && i >= 0; i--) {
            keep = isUrl(ops.get(i)) ? i : keep;
            if (isUrl(ops.get(i)) && ((Op.Part) ops.get(i).argument()).first()) {
                break;
            }
        }
        ops.subList(0, keep).removeIf(OpList::isUrl);
    }

    private static boolean isUrl(Op op) {
        return op.kind() == Kind.ATTRIBUTE && ((Op.Part) op.argument()).attribute().isUrl();
    }
}
