package org.djust.internal.render;

import java.util.Locale;

import org.djust.internal.render.Lex.Mode;

/**
 * Splits HTML into tags and attributes; can stop and go on between any two characters that a template may put a value or
 * a condition between.
 */
final class HtmlLexer {
    private final Reading in;
    private final Handler handler;
    private final TagLexer tags;

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
        this.in = new Reading(text, entry);
        this.handler = handler;
        this.tags = new TagLexer(in, handler);
    }

    /** Reads the whole text and says where it ends. */
    Lex run() {
        while (!in.isAtEnd()) {
            step(in.next());
        }
        return in.place();
    }

    private void step(char c) {
        switch (in.mode) {
            case TEXT -> text();
            case RAW_TEXT -> rawText();
            case COMMENT -> skipPast("-->");
            case DECLARATION -> skipPast(">");
            case TAG_OPEN -> tagOpen(c);
            case END_TAG_OPEN -> endTagOpen(c);
            case MARKUP -> markup();
            default -> tags.step(c);
        }
    }

    private void text() {
        in.less = in.text.indexOf('<', in.at);
        in.moveTo(in.less < 0 ? in.text.length() : in.less + 1, in.less < 0 ? Mode.TEXT : Mode.TAG_OPEN);
    }

    private void rawText() {
        String end = "</" + in.tag;
        int from = in.at;
        in.at = in.text.length();
        for (int i = in.text.indexOf('<', from); i >= 0; i = in.text.indexOf('<', i + 1)) {
            int behind = i + end.length();
            if (in.text.regionMatches(true, i, end, 0, end.length())
                    && (behind == in.text.length() || Reading.endsName(in.text.charAt(behind)))) {
                in.less = i;
                in.at = behind;
                beginTag(in.tag, true);
                return;
            }
        }
    }

    private void skipPast(String end) {
        int found = in.text.indexOf(end, in.at);
        in.moveTo(found < 0 ? in.text.length() : found + end.length(), found < 0 ? in.mode : Mode.TEXT);
    }

    private void tagOpen(char c) {
        if (isLetter(c)) {
            tagName(false);
        } else if (c == '/') {
            in.skip(Mode.END_TAG_OPEN);
        } else if (c == '!') {
            in.skip(Mode.MARKUP);
        } else {
            in.mode = c == '?' ? Mode.DECLARATION : Mode.TEXT;
        }
    }

    private void endTagOpen(char c) {
        if (isLetter(c)) {
            tagName(true);
        } else {
            in.mode = Mode.DECLARATION;
        }
    }

    private void markup() {
        boolean comment = in.text.startsWith("--", in.at);
        boolean emptyComment = in.text.startsWith("-->", in.at) || in.text.startsWith("--->", in.at);
        if (comment && !emptyComment) {
            in.moveTo(in.at + 2, Mode.COMMENT);
        } else {
            in.mode = Mode.DECLARATION;
        }
    }

    /** A text that ends within a name ends the name: values can't stand there. */
    private void tagName(boolean end) {
        beginTag(in.name(false).toLowerCase(Locale.ROOT), end);
    }

    private void beginTag(String name, boolean end) {
        in.tag = name;
        in.endTag = end;
        in.mode = Mode.IN_TAG;
        handler.tag(name, end, in.less);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
