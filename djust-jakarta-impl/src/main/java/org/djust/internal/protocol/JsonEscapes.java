package org.djust.internal.protocol;

/** Replaces the escapes in a JSON string by what they stand for. */
final class JsonEscapes {

    private static final String LETTERS = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private JsonEscapes() {
    }

    /** @return null when an escape is none of JSON's */
    static String decode(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int done = 0;
        for (int escape = raw.indexOf('\\'); escape >= 0; escape = raw.indexOf('\\', done)) {
            out.append(raw, done, escape);
            done = append(raw, escape + 1, out);
            if (done < 0) {
                return null;
            }
        }
        return out.append(raw, done, raw.length()).toString();
    }

    /** Appends what the escape means and returns the index after it, or -1. */
    private static int append(String raw, int at, StringBuilder out) {
        char letter = at < raw.length() ? raw.charAt(at) : 0;
        int simple = LETTERS.indexOf(letter);
        if (simple >= 0) {
            out.append(MEANINGS.charAt(simple));
            return at + 1;
        }
        int code = letter == 'u' && at + 5 <= raw.length() ? hex(raw, at + 1) : -1;
        if (code < 0) {
            return -1;
        }
        out.append((char) code);
        return at + 5;
    }

    private static int hex(String raw, int at) {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = raw.charAt(i) < 128 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
