package org.djust.internal.render;

import java.util.Arrays;
import java.util.Locale;

/** Remembers of loops' items which scope they rendered to, when it is one scope and static text around it. */
final class ItemLog {
    private final Locale locale;
    private Entry[] entries = new Entry[4];
    private int depth;
    private ItemShape last;

    private static final class Entry {
        private Object place;
        private Object item;
        private State state;
        private Frame frame;
        private int start;
        private int duplicates;
    }

    ItemLog(Locale locale) {
        this.locale = locale;
    }

    /** Adds what an item rendered to before. */
    void reuse(Shown known, Frame frame) {
        for (Piece piece : known.shape.before()) {
            frame.add(piece);
        }
        frame.add(known);
        for (Piece piece : known.shape.after()) {
            frame.add(piece);
        }
    }

    /** @param memorable whether the item may be remembered */
    void begin(Object place, Object item, State state, FrameStack frames, boolean memorable) {
        if (depth == entries.length) {
            entries = Arrays.copyOf(entries, depth * 2);
        }
        Entry entry = entries[depth] == null ? new Entry() : entries[depth];
        entries[depth++] = entry;
        entry.place = place;
        entry.item = item;
        entry.state = state;
        entry.frame = memorable ? frames.top() : null;
        entry.start = frames.top().size;
        entry.duplicates = frames.duplicates();
    }

    /** An item with an element that another item's makes a duplicate would render otherwise without that one. */
    void end(State state, FrameStack frames) {
        Entry entry = entries[--depth];
        Frame frame = frames.top();
        if (entry.frame == frame && entry.state == state && entry.duplicates == frames.duplicates()) {
            int scope = onlyScope(frame, entry.start);
            if (scope >= 0) {
                remember(entry, frame, scope);
            }
        }
    }

    /** Index of the scope when there is exactly one and no value beside it, else −1. */
    private static int onlyScope(Frame frame, int start) {
        int scope = -1;
        for (int i = start; i < frame.size; i++) {
            int kind = Code.kind(frame.codes[i]);
            if (kind == Code.VALUE || kind == Code.SCOPE && scope >= 0) {
                return -1;
            }
            scope = kind == Code.SCOPE ? i : scope;
        }
        return scope;
    }

    private void remember(Entry entry, Frame frame, int scope) {
        Shown shown = frame.chunks[scope] instanceof Rendered rendered ? rendered.shown() : (Shown) frame.chunks[scope];
        ItemShape shape = new ItemShape(entry.place, entry.state, locale, pieces(frame, entry.start, scope),
                pieces(frame, scope + 1, frame.size));
        last = shape.equals(last) ? last : shape;
        shown.item = entry.item;
        shown.shape = last;
    }

    private static Piece[] pieces(Frame frame, int from, int to) {
        return Arrays.copyOfRange(frame.chunks, from, to, Piece[].class);
    }
}
