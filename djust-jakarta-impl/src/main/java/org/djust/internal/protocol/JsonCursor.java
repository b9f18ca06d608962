package org.djust.internal.protocol;

/**
 * Reads JSON text token by token. Strings are read here, because setting up a JSON-P parser costs more than handling a
 * small event; objects and arrays are only measured, within limits of depth and number length, for JSON-P to read.
 */
class JsonCursor {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 32;
    private static final int MAX_EXPONENT_DIGITS = 3;

    final String text;
    int at;

    JsonCursor(String text) {
        this.text = text;
    }

    /** The next character that isn't white space, or 0 at the end. */
    char peek() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return 0;
    }

    /** Reads a string; the cursor is at its quote. */
    String string(String what) throws BadFrameException {
        int start = at + 1;
        boolean escapes = skipString(what);
        String raw = text.substring(start, at - 1);
        String string = escapes ? JsonEscapes.decode(raw) : raw;
        if (string == null) {
            throw bad(what + " has an escape that JSON doesn't know");
        }
        return string;
    }

    /** The text of the object or array at the cursor; only its extent is checked, and that it keeps the limits. */
    String container() throws BadFrameException {
        int start = at;
        int depth = 0;
        do {
            char c = at < text.length() ? text.charAt(at) : 0;
            if (c == '"') {
                skipString("A string");
            } else if (c == '-' || isDigit(c)) {
                number();
            } else if (at++ >= text.length()) {
                throw bad("An object or array has no end");
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw bad("Values are nested deeper than " + MAX_DEPTH);
            }
        } while (depth > 0);
        return text.substring(start, at);
    }

    /** The text of the number at the cursor; only its extent is checked, and that it keeps the limits. */
    String number() throws BadFrameException {
        int start = at;
        int exponent = -1;
        while (at < text.length() && isInNumber(text.charAt(at))) {
            char c = text.charAt(at++);
            // a second e, which isn't JSON, must not begin the count again: parsers convert what is before it
            exponent = exponent >= 0 ? exponent + (isDigit(c) ? 1 : 0) : c == 'e' || c == 'E' ? 0 : -1;
        }
        // a few characters of exponent would let whoever converts the number to an integer run out of memory
        if (at - start > MAX_NUMBER_LENGTH || exponent > MAX_EXPONENT_DIGITS) {
            throw bad("A number is longer than " + MAX_NUMBER_LENGTH + " characters or its exponent than "
                    + MAX_EXPONENT_DIGITS + " digits");
        }
        return text.substring(start, at);
    }

    /** Goes past a literal if it is at the cursor. */
    boolean literal(String literal) {
        if (!text.startsWith(literal, at)) {
            return false;
        }
        at += literal.length();
        return true;
    }

    BadFrameException bad(String what) {
        return new BadFrameException(what + ", at character " + Math.min(at, text.length()) + ".", null);
    }

    /** Goes past the string at the cursor, and tells whether it has escapes. */
    private boolean skipString(String what) throws BadFrameException {
        boolean escapes = false;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return escapes;
            }
            if (c == '\\') {
                escapes = true;
                at++;
            } else if (c < ' ') {
                break;
            }
        }
        throw bad(what + " isn't a JSON string");
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isInNumber(char c) {
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }
}
