package org.djust.internal.protocol;

/**
 * Reads a frame's array element by element. Strings and integers are read here, because setting up a JSON-P parser costs
 * more than handling a small event; other values are only measured, within limits of depth and number length, for JSON-P
 * to read.
 */
final class FrameCursor {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 32;
    private static final int MAX_EXPONENT_DIGITS = 3;
    private static final int MAX_INTEGER_DIGITS = 15;

    private final String text;
    private int at;

    FrameCursor(String text) {
        this.text = text;
    }

    /** Goes past the opening bracket. */
    void open() throws BadFrameException {
        expect('[', "A frame is a JSON array");
    }

    /** Goes past the closing bracket and checks that nothing follows. */
    void close() throws BadFrameException {
        expect(']', "The frame has too many elements or no end");
        if (peek() != 0 || at < text.length()) {
            throw bad("Something follows the frame's end");
        }
    }

    /** Goes past the comma before an element that must be there. */
    void comma(String missing) throws BadFrameException {
        expect(',', missing);
    }

    /** Goes past a comma if there is one. */
    boolean more() {
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
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

    /** Reads a whole number without sign. */
    long integer(long min, long max, String what) throws BadFrameException {
        peek();
        int start = at;
        long n = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < MAX_INTEGER_DIGITS) {
            n = n * 10 + text.charAt(at++) - '0';
        }
        boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
        if (at == start || leadingZero || n < min || n > max || at < text.length() && isInNumber(text.charAt(at))) {
            throw bad(what + " must be a whole number from " + min + " to " + max);
        }
        return n;
    }

    /** Reads a string that is not empty. */
    String name(int maxLength, String what) throws BadFrameException {
        String name = peek() == '"' ? string(what) : "";
        if (name.isEmpty() || name.length() > maxLength) {
            throw bad(what + " must be a string of 1 to " + maxLength + " characters");
        }
        return name;
    }

    /** Reads a string; the cursor is at its quote. */
    String string(String what) throws BadFrameException {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return text.substring(start, at - 1);
            }
            if (c == '\\') {
                return escaped(start, at - 1, what);
            }
            if (c < ' ') {
                break;
            }
        }
        throw bad(what + " isn't a JSON string");
    }

    private String escaped(int start, int escape, String what) throws BadFrameException {
        StringBuilder out = new StringBuilder().append(text, start, escape);
        at = escape;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                break;
            }
            out.append(c == '\\' ? unescape(what) : c);
        }
        throw bad(what + " isn't a JSON string");
    }

    private char unescape(String what) throws BadFrameException {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(what);
            default -> throw bad(what + " has an unknown escape");
        };
    }

    private char unicode(String what) throws BadFrameException {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw bad(what + " has an incomplete escape");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /** The text of the object or array at the cursor; only its extent is checked, and that it keeps the limits. */
    String container() throws BadFrameException {
        int start = at;
        int depth = 0;
        do {
            char c = at < text.length() ? text.charAt(at) : 0;
            if (c == '"') {
                skipString();
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
            exponent = c == 'e' || c == 'E' ? 0 : exponent >= 0 && isDigit(c) ? exponent + 1 : exponent;
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

    private void skipString() throws BadFrameException {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            at += c == '\\' ? 1 : 0;
        }
        throw bad("A string has no end");
    }

    private void expect(char expected, String otherwise) throws BadFrameException {
        if (peek() != expected) {
            throw bad(otherwise);
        }
        at++;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isInNumber(char c) {
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }
}
