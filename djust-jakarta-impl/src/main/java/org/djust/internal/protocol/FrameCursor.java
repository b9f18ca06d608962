package org.djust.internal.protocol;

/** Reads a frame's array element by element. */
final class FrameCursor extends JsonCursor {

    private static final int MAX_INTEGER_DIGITS = 15;

    FrameCursor(String text) {
        super(text);
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

    private void expect(char expected, String otherwise) throws BadFrameException {
        if (peek() != expected) {
            throw bad(otherwise);
        }
        at++;
    }
}
