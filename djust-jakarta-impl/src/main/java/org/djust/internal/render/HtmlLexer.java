package org.djust.internal.render;

import java.util.Locale;

import org.djust.internal.render.Lex.Mode;

/**
 * Splits HTML into tags and attributes; can stop and go on between any two characters that a template may put a value or
 * a condition between.
 */
final class HtmlLexer {
    private final Handler handler;
    private final String text;
    private int at;
    private Mode mode;
    private String tag;
    private String attribute;
    private boolean endTag;
    private int less = -1;

    /** What the lexer finds. */
    interface Handler {
        /** @param less index of the tag's '<', −1 when that is in an earlier text */
        void tag(String name, boolean endTag, int less);

        void attribute(String name);

        /** A part of the last attribute's value, as written. */
        void attributeText(String part);

        /**
         * @param end index behind the tag's '>'
         * @return true when the element's content is raw text
         */
        boolean tagEnd(boolean selfClosing, int end);
    }

    HtmlLexer(Lex entry, String text, Handler handler) {
        this.handler = handler;
        this.text = text;
        this.mode = entry.mode();
        this.tag = entry.tag();
        this.attribute = entry.attribute();
        this.endTag = entry.endTag();
    }

    /** Reads the whole text and says where it ends. */
    Lex run() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        return new Lex(mode, tag, attribute, endTag);
    }

    private void step(char c) {
        switch (mode) {
            case TEXT -> text();
            case RAW_TEXT -> rawText();
            case COMMENT -> skipPast("-->");
            case DECLARATION -> skipPast(">");
            case TAG_OPEN -> tagOpen(c);
            case END_TAG_OPEN -> endTagOpen(c);
            case MARKUP -> markup();
            case IN_TAG -> inTag(c);
            case SLASH -> slash(c);
            case ATTRIBUTE_NAME -> attributeName();
            case AFTER_NAME -> afterName(c);
            case BEFORE_VALUE -> beforeValue(c);
            case DOUBLE_QUOTED -> quoted('"');
            case SINGLE_QUOTED -> quoted('\'');
            case UNQUOTED -> unquoted();
        }
    }

    private void text() {
        less = text.indexOf('<', at);
        at = less < 0 ? text.length() : less + 1;
        mode = less < 0 ? Mode.TEXT : Mode.TAG_OPEN;
    }

    private void rawText() {
        String end = "</" + tag;
        int from = at;
        at = text.length();
        for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
            int behind = i + end.length();
            if (text.regionMatches(true, i, end, 0, end.length())
                    && (behind == text.length() || endsName(text.charAt(behind)))) {
                less = i;
                at = behind;
                beginTag(tag, true);
                return;
            }
        }
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
        mode = found < 0 ? mode : Mode.TEXT;
    }

    private void tagOpen(char c) {
        if (isLetter(c)) {
            tagName(false);
        } else if (c == '/') {
            next(Mode.END_TAG_OPEN);
        } else if (c == '!') {
            next(Mode.MARKUP);
        } else {
            mode = c == '?' ? Mode.DECLARATION : Mode.TEXT;
        }
    }

    private void endTagOpen(char c) {
        if (isLetter(c)) {
            tagName(true);
        } else {
            mode = Mode.DECLARATION;
        }
    }

    private void markup() {
        if (!text.startsWith("--", at)) {
            mode = Mode.DECLARATION;
        } else if (text.startsWith(">", at + 2) || text.startsWith("->", at + 2)) {
            mode = Mode.DECLARATION;
        } else {
            at += 2;
            mode = Mode.COMMENT;
        }
    }

    /** A text that ends within a name ends the name: values can't stand there. */
    private void tagName(boolean end) {
        int from = at;
        while (at < text.length() && !endsName(text.charAt(at))) {
            at++;
        }
        beginTag(text.substring(from, at).toLowerCase(Locale.ROOT), end);
    }

    private void beginTag(String name, boolean end) {
        tag = name;
        endTag = end;
        mode = Mode.IN_TAG;
        handler.tag(name, end, less);
    }

    private void inTag(char c) {
        if (c == '>') {
            tagEnd(false);
        } else if (c == '/') {
            next(Mode.SLASH);
        } else if (isSpace(c)) {
            at++;
        } else {
            attribute = String.valueOf(Character.toLowerCase(c));
            next(Mode.ATTRIBUTE_NAME);
        }
    }

    private void slash(char c) {
        if (c == '>') {
            tagEnd(true);
        } else {
            mode = Mode.IN_TAG;
        }
    }

    private void attributeName() {
        int from = at;
        while (at < text.length() && !endsName(text.charAt(at)) && text.charAt(at) != '=') {
            at++;
        }
        attribute += text.substring(from, at).toLowerCase(Locale.ROOT);
        if (at < text.length()) {
            mode = Mode.AFTER_NAME;
            handler.attribute(attribute);
        }
    }

    private void afterName(char c) {
        if (c == '=') {
            next(Mode.BEFORE_VALUE);
        } else if (isSpace(c)) {
            at++;
        } else {
            attributeEnd();
        }
    }

    private void beforeValue(char c) {
        if (c == '"' || c == '\'') {
            next(c == '"' ? Mode.DOUBLE_QUOTED : Mode.SINGLE_QUOTED);
        } else if (isSpace(c)) {
            at++;
        } else if (c == '>') {
            tagEnd(false);
        } else {
            mode = Mode.UNQUOTED;
        }
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at);
        handler.attributeText(text.substring(at, end < 0 ? text.length() : end));
        at = end < 0 ? text.length() : end + 1;
        if (end >= 0) {
            attributeEnd();
        }
    }

    private void unquoted() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '>' && !isSpace(text.charAt(at))) {
            at++;
        }
        handler.attributeText(text.substring(from, at));
        if (at < text.length()) {
            attributeEnd();
        }
    }

    private void attributeEnd() {
        attribute = "";
        mode = Mode.IN_TAG;
    }

    private void tagEnd(boolean selfClosing) {
        at++;
        boolean raw = handler.tagEnd(selfClosing, at);
        mode = raw ? Mode.RAW_TEXT : Mode.TEXT;
        tag = raw ? tag : "";
        attribute = "";
        endTag = false;
        less = -1;
    }

    private void next(Mode following) {
        at++;
        mode = following;
    }

    private static boolean endsName(char c) {
        return c == '>' || c == '/' || isSpace(c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
