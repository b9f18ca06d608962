package org.djust.internal.render;

/** Writes a patch's updates for the scopes that changed, and makes a note of what the client knows afterwards. */
final class UpdateWriter {
    private final Handles handles;
    private final StringBuilder out;
    private final RopeWriter ropes;
    private final OpsWriter ops;

    UpdateWriter(Handles handles, StaticNumbers statics, StringBuilder out) {
        this.handles = handles;
        this.out = out;
        this.ropes = new RopeWriter(statics, out);
        this.ops = new OpsWriter(ropes, out);
    }

    /** @param parent handle of the scope around it; any for the root */
    void write(Rendered scope, int parent) {
        Rope rope = scope.shown().rope;
        if (scope.chunks() != null || rope == null) {
            out.append(",[");
            if (rope == null) {
                rope = introduce(scope, parent);
            } else {
                out.append(rope.handle);
            }
            if (scope.chunks() != null) {
                content(scope, rope);
            }
            out.append(']');
        }
        for (Rendered inner : scope.inner()) {
            write(inner, rope.handle);
        }
    }

    private Rope introduce(Rendered scope, int parent) {
        Rope rope = new Rope(handles.next());
        scope.shown().rope = rope;
        out.append(rope.handle).append(',').append(parent).append(',');
        Json.string(scope.shown().key, out);
        return rope;
    }

    private void content(Rendered scope, Rope rope) {
        if (rope.codes == null) {
            firstRope(scope);
        } else if (!values(scope, rope.codes)) {
            out.append(',');
            ops.write(rope.codes, scope.codes(), scope.chunks());
        }
        rope.codes = scope.codes();
    }

    private void firstRope(Rendered scope) {
        Shown[] inner = scope.before().inner;
        long[] codes = new long[inner.length];
        int check = Check.START;
        for (int i = 0; i < inner.length; i++) {
            codes[i] = inner[i].code;
            check = Check.add(check, inner[i].key);
        }
        out.append(',');
        ops.write(codes, scope.codes(), scope.chunks());
        if (inner.length > 0) {
            out.append(',').append(inner.length).append(",\"").append(Check.text(check)).append('"');
        }
    }

    /** Writes the chunks that changed, when nothing but values did. */
    private boolean values(Rendered scope, long[] before) {
        long[] now = scope.codes();
        boolean onlyValues = now.length == before.length;
        for (int i = 0; onlyValues && i < now.length; i++) {
            onlyValues = now[i] == before[i] || Code.kind(now[i]) == Code.VALUE && Code.kind(before[i]) == Code.VALUE;
        }
        for (int i = 0; onlyValues && i < now.length; i++) {
            if (now[i] != before[i]) {
                out.append(',').append(i).append(',');
                Json.string((String) scope.chunks()[i], out);
            }
        }
        return onlyValues;
    }

    /** Writes everything as if the client knew nothing. */
    void resend(Rendered root) {
        out.append(",[0,");
        ropes.rope(root.chunks());
        out.append(']');
        root.shown().rope = new Rope(0);
        root.shown().rope.codes = root.codes();
    }
}
