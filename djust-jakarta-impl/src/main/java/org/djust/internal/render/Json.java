package org.djust.internal.render;

/** Writes JSON strings, escaping no more than has to be. */
public final class Json {
    private static final String HEX = "0123456789abcdef";

    private Json() {
    }

    /** Appends the text in quotes. */
    public static void string(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= Character.MIN_SURROGATE && isLoneSurrogate(text, i)) {
                out.append(text, from, i);
                escape(c, out);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    /** UTF-8 has no way to carry half of a pair. */
    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            }
        }
    }
}
