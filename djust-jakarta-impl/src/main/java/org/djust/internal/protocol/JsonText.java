package org.djust.internal.protocol;

/** Writes strings as JSON. */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {
    }

    /**
     * Appends a string in quotes. Escapes as little as JSON allows, and surrogates without a partner, which UTF-8 can't
     * carry.
     */
    public static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, done, i);
            escape(c, out);
            done = i + 1;
        }
        out.append(text, done, text.length()).append('"');
    }

    /** The same JSON with surrogates that have no partner escaped, so that it survives UTF-8. */
    public static String encodable(String json) {
        StringBuilder out = null;
        int done = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(json, i)) {
                i++;
                continue;
            }
            out = out == null ? new StringBuilder(json.length() + 16) : out;
            out.append(json, done, i);
            escape(c, out);
            done = i + 1;
        }
        return out == null ? json : out.append(json, done, json.length()).toString();
    }

    private static boolean isPair(CharSequence text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static void escape(char c, StringBuilder out) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> out.append('u').append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
    }
}
