package org.djust.internal.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A scope while it is being rendered: its chunks so far. Used again for other scopes. */
final class Frame {
    String key;
    long code;
    /** The scope as the client shows it; null when it is new. */
    Shown before;
    long[] codes = new long[16];
    Object[] chunks = new Object[16];
    int size;
    final Siblings siblings = new Siblings();
    private List<Rendered> changed = List.of();
    private int scopes;

    void begin() {
        Arrays.fill(chunks, 0, size, null);
        size = 0;
        scopes = 0;
        changed = List.of();
        key = null;
        before = null;
    }

    /** Says which scope it is; to be called before scopes are added. */
    void open(String scopeKey, long scopeCode, Shown shownBefore) {
        key = scopeKey;
        code = scopeCode;
        before = shownBefore;
        siblings.begin(before == null ? Shown.NONE : before.inner);
        if (before != null) {
            // Most likely as long as last time: a scope and a static for each scope inside, and a little more.
            ensureRoom(before.inner.length * 2 + 16);
        }
    }

    void add(Piece piece) {
        add(piece.code, piece);
    }

    void add(String value) {
        add(Code.of(Code.VALUE, value), value);
    }

    void add(Shown scope) {
        scopes++;
        add(scope.code, scope);
    }

    void add(Rendered scope) {
        scopes++;
        add(scope.shown().code, scope);
        if (!scope.isNew()) {
            if (changed.isEmpty()) {
                changed = new ArrayList<>();
            }
            changed.add(scope);
        }
    }

    private void add(long chunkCode, Object chunk) {
        if (size == codes.length) {
            ensureRoom(size * 2);
        }
        codes[size] = chunkCode;
        chunks[size++] = chunk;
    }

    private void ensureRoom(int room) {
        if (room > codes.length) {
            codes = Arrays.copyOf(codes, room);
            chunks = Arrays.copyOf(chunks, room);
        }
    }

    /** Makes this frame's chunks from {@code index} on the other's. No scopes may be among them. */
    void moveTo(Frame other, int index) {
        for (int i = index; i < size; i++) {
            other.add(codes[i], chunks[i]);
        }
        cut(index);
    }

    /** Takes back the chunks from {@code index} on. No scopes may be among them. */
    void cut(int index) {
        Arrays.fill(chunks, index, size, null);
        size = index;
    }

    /** Joins adjacent values, and adjacent short statics, so that the same content always has the same chunks. */
    void join(PiecePool pool) {
        int last = 0;
        for (int i = 1; i < size; i++) {
            int kind = Code.kind(codes[i]);
            if (kind == Code.SCOPE || kind != Code.kind(codes[last]) || !joined(last, i, kind, pool)) {
                last++;
                codes[last] = codes[i];
                chunks[last] = chunks[i];
            }
        }
        int joinedSize = size == 0 ? 0 : last + 1;
        Arrays.fill(chunks, joinedSize, size, null);
        size = joinedSize;
    }

    private boolean joined(int last, int next, int kind, PiecePool pool) {
        if (kind == Code.VALUE) {
            String value = ((String) chunks[last]).concat((String) chunks[next]);
            chunks[last] = value;
            codes[last] = Code.of(Code.VALUE, value);
            return true;
        }
        Piece both = ((Piece) chunks[last]).joined((Piece) chunks[next], pool);
        if (both == null) {
            return false;
        }
        chunks[last] = both;
        codes[last] = both.code;
        return true;
    }

    long hash() {
        long hash = size;
        for (int i = 0; i < size; i++) {
            hash = Hash.add(hash, codes[i]);
        }
        return hash;
    }

    /** The scopes directly inside; the same array as before when they are the same objects. */
    Shown[] inner() {
        if (scopes == 0) {
            return Shown.NONE;
        }
        Shown[] inner = new Shown[scopes];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (chunks[i] instanceof Shown scope) {
                inner[count++] = scope;
            } else if (chunks[i] instanceof Rendered scope) {
                inner[count++] = scope.shown();
            }
        }
        return before != null && isSame(inner, before.inner) ? before.inner : inner;
    }

    private static boolean isSame(Shown[] one, Shown[] other) {
        boolean same = one.length == other.length;
        for (int i = 0; same && i < one.length; i++) {
            same = one[i] == other[i];
        }
        return same;
    }

    List<Rendered> changed() {
        return changed;
    }
}
