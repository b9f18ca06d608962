package org.djust.internal.render;

import org.djust.internal.render.Lex.Mode;

/** A text that is being read, and where the reader is. */
final class Reading {
    final String text;
    int at;
    Mode mode;
    String tag;
    String attribute;
    boolean endTag;
    /** Index of the open tag's '<', −1 when that is in an earlier text. */
    int less = -1;

    Reading(String text, Lex entry) {
        this.text = text;
        this.mode = entry.mode();
        this.tag = entry.tag();
        this.attribute = entry.attribute();
        this.endTag = entry.endTag();
    }

    Lex place() {
        return new Lex(mode, tag, attribute, endTag);
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    char next() {
        return text.charAt(at);
    }

    /** Goes on behind the next character. */
    void skip(Mode following) {
        moveTo(at + 1, following);
    }

    void moveTo(int index, Mode following) {
        at = index;
        mode = following;
    }

    /** Reads up to the end of a name. */
    String name(boolean ofAttribute) {
        int from = at;
        while (!isAtEnd() && !endsName(next()) && !(ofAttribute && next() == '=')) {
            at++;
        }
        return text.substring(from, at);
    }

    static boolean endsName(char c) {
        return c == '>' || c == '/' || isSpace(c);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
