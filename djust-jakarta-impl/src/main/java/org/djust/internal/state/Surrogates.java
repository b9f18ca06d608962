package org.djust.internal.state;

/** Surrogates without a partner: a Java string may hold them, a browser may send them as escapes, UTF-8 can't carry them. */
final class Surrogates {

    private Surrogates() {
    }

    /** The same JSON with those that have no partner escaped, so that it survives UTF-8. */
    static String escapeLone(String json) {
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
            out.append(json, done, i).append("\\u").append(Integer.toHexString(c));
            done = i + 1;
        }
        return out == null ? json : out.append(json, done, json.length()).toString();
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
