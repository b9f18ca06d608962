package org.djust.internal.render;

/** Writes chunks as they are, without copies. */
final class RopeWriter {
    private final StaticNumbers statics;
    private final StringBuilder out;

    RopeWriter(StaticNumbers statics, StringBuilder out) {
        this.statics = statics;
        this.out = out;
    }

    void rope(Object[] chunks) {
        out.append('[');
        for (int i = 0; i < chunks.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            chunk(chunks[i]);
        }
        out.append(']');
    }

    void chunk(Object chunk) {
        if (chunk instanceof Piece piece) {
            statics.write(piece, out);
        } else if (chunk instanceof String value) {
            Json.string(value, out);
        } else if (chunk instanceof Rendered scope && scope.isNew()) {
            out.append('[');
            rope(scope.chunks());
            out.append(']');
        } else {
            throw new IllegalStateException("A scope that the client shows isn't in the rope that it was in.");
        }
    }
}
