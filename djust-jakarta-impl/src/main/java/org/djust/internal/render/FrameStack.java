package org.djust.internal.render;

import java.util.Arrays;

/** The scopes that are open during a render, innermost last. An element that turned out to be no scope stands for the scope around it. */
final class FrameStack {
    private final PiecePool pool;
    private final boolean keepChunks;
    private Frame[] frames = new Frame[8];
    private int used;
    private Frame[] open = new Frame[8];
    private int depth = -1;
    private Frame top;
    private int mark;
    private Op.Split split;
    private int duplicates;
    private Shown root;
    private Rendered rendered;

    /** @param keepChunks whether the chunks of scopes that changed are needed */
    FrameStack(PiecePool pool, boolean keepChunks) {
        this.pool = pool;
        this.keepChunks = keepChunks;
        begin();
        top.open(null, 0, null);
    }

    Frame top() {
        return top;
    }

    void begin() {
        if (used == frames.length) {
            frames = Arrays.copyOf(frames, used * 2);
        }
        Frame frame = frames[used] == null ? new Frame() : frames[used];
        frames[used++] = frame;
        frame.begin();
        push(frame);
    }

    private void push(Frame frame) {
        if (++depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth] = frame;
        top = frame;
    }

    void mark(Op.Split following) {
        mark = top.size;
        split = following;
    }

    void beginAtMark() {
        Frame outer = top;
        begin();
        top.add(split.tag());
        outer.moveTo(top, mark + 1);
        outer.cut(mark);
        if (split.before() != null) {
            outer.add(split.before());
        }
    }

    void openRoot(Shown before) {
        top.open(null, 0, before);
    }

    /** The key of what began last is known: it is a scope, unless there is no key or another scope has it already. */
    void open(String key) {
        Frame outer = open[depth - 1];
        if (key != null && outer.siblings.claim(key)) {
            top.open(key, Code.of(Code.SCOPE, key), outer.siblings.last);
        } else {
            duplicates += key == null ? 0 : 1;
            top.moveTo(outer, 0);
            used--;
            depth--;
            push(outer);
        }
    }

    void close() {
        Frame closed = top;
        top = open[--depth];
        if (closed != top) {
            used--;
            close(closed);
        }
    }

    private void close(Frame closed) {
        closed.join(pool);
        long hash = closed.hash();
        Shown before = closed.before;
        Shown[] inner = closed.inner();
        boolean same = before != null && before.hash == hash;
        if (same && inner == before.inner) {
            add(before);
        } else if (keepChunks) {
            add(rendered(closed, hash, inner, same));
        } else {
            add(new Shown(closed.key, closed.code, hash, inner));
        }
    }

    private static Rendered rendered(Frame closed, long hash, Shown[] inner, boolean same) {
        Shown shown = new Shown(closed.key, closed.code, hash, inner);
        shown.rope = closed.before == null ? null : closed.before.rope;
        return new Rendered(shown, closed.before, same ? null : Arrays.copyOf(closed.codes, closed.size),
                same ? null : Arrays.copyOf(closed.chunks, closed.size), closed.changed());
    }

    private void add(Shown scope) {
        if (depth == 0) {
            root = scope;
        } else {
            top.add(scope);
        }
    }

    private void add(Rendered scope) {
        if (depth == 0) {
            root = scope.shown();
            rendered = scope;
        } else {
            top.add(scope);
        }
    }

    /** How many elements were no scopes because of what came before them. */
    int duplicates() {
        return duplicates;
    }

    /** Null until the root is closed. */
    Shown root() {
        return root;
    }

    /** Null when the root is as it was, or chunks aren't kept. */
    Rendered rendered() {
        return rendered;
    }
}
