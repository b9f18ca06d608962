package org.djust.internal.render;

import java.util.Locale;

import org.djust.internal.render.Lex.Mode;

/** The part of the lexer that reads what stands between a tag's name and its '>'. */
final class TagLexer {
    private final Reading in;
    private final HtmlLexer.Handler handler;

    TagLexer(Reading in, HtmlLexer.Handler handler) {
        this.in = in;
        this.handler = handler;
    }

    void step(char c) {
        switch (in.mode) {
            case IN_TAG -> inTag(c);
            case SLASH -> slash(c);
            case ATTRIBUTE_NAME -> attributeName();
            case AFTER_NAME -> afterName(c);
            case BEFORE_VALUE -> beforeValue(c);
            case DOUBLE_QUOTED -> quoted('"');
            case SINGLE_QUOTED -> quoted('\'');
            case UNQUOTED -> unquoted();
            default -> throw new IllegalStateException(in.mode + " is not within a tag");
        }
    }

    private void inTag(char c) {
        if (c == '>') {
            tagEnd(false);
        } else if (c == '/') {
            in.skip(Mode.SLASH);
        } else if (Reading.isSpace(c)) {
            in.at++;
        } else {
            in.attribute = String.valueOf(Character.toLowerCase(c)); // an '=' here belongs to the name
            in.skip(Mode.ATTRIBUTE_NAME);
        }
    }

    private void slash(char c) {
        if (c == '>') {
            tagEnd(true);
        } else {
            in.mode = Mode.IN_TAG;
        }
    }

    private void attributeName() {
        in.attribute += in.name(true).toLowerCase(Locale.ROOT);
        if (!in.isAtEnd()) {
            in.mode = Mode.AFTER_NAME;
            handler.attribute(in.attribute);
        }
    }

    private void afterName(char c) {
        if (c == '=') {
            in.skip(Mode.BEFORE_VALUE);
        } else if (Reading.isSpace(c)) {
            in.at++;
        } else {
            attributeEnd();
        }
    }

    private void beforeValue(char c) {
        if (c == '"' || c == '\'') {
            in.skip(c == '"' ? Mode.DOUBLE_QUOTED : Mode.SINGLE_QUOTED);
        } else if (Reading.isSpace(c)) {
            in.at++;
        } else if (c == '>') {
            tagEnd(false);
        } else {
            in.mode = Mode.UNQUOTED;
        }
    }

    private void quoted(char quote) {
        int end = in.text.indexOf(quote, in.at);
        handler.attributeText(in.text.substring(in.at, end < 0 ? in.text.length() : end));
        in.at = end < 0 ? in.text.length() : end + 1;
        if (end >= 0) {
            attributeEnd();
        }
    }

    private void unquoted() {
        int from = in.at;
        while (!in.isAtEnd() && in.next() != '>' && !Reading.isSpace(in.next())) {
            in.at++;
        }
        handler.attributeText(in.text.substring(from, in.at));
        if (!in.isAtEnd()) {
            attributeEnd();
        }
    }

    private void attributeEnd() {
        in.attribute = "";
        in.mode = Mode.IN_TAG;
    }

    private void tagEnd(boolean selfClosing) {
        in.at++;
        boolean raw = handler.tagEnd(selfClosing, in.at);
        in.mode = raw ? Mode.RAW_TEXT : Mode.TEXT;
        in.tag = raw ? in.tag : "";
        in.attribute = "";
        in.endTag = false;
        in.less = -1;
    }
}
