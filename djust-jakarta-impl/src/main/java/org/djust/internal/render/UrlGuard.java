package org.djust.internal.render;

import java.util.Set;

/** Tells which URLs a value may make: those without a scheme, and those whose scheme can't run anything. */
final class UrlGuard {
    /** What stands in the page instead. */
    static final String REPLACEMENT = "about:invalid#unsafe-url";

    private static final Set<String> SAFE = Set.of("http", "https", "mailto", "tel", "sms", "ftp");
    /** The escaper's own references; none stands for a character that a scheme can have. */
    private static final String[] HARMLESS = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};

    private UrlGuard() {
    }

    /**
     * @param url   what the attribute holds so far, as written in HTML
     * @param image whether it can be nothing but an image
     */
    static boolean isSafe(CharSequence url, boolean image) {
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                return isSafeScheme(scheme.toString(), url, i + 1, image);
            } else if (c == '&') {
                return isHarmlessReference(url, i);
            } else if (isSchemePart(c)) {
                scheme.append(Character.toLowerCase(c));
            } else if (!isDropped(c, scheme.length() == 0)) {
                return true;
            }
        }
        return true;
    }

    private static boolean isSafeScheme(String scheme, CharSequence url, int rest, boolean image) {
        return SAFE.contains(scheme)
                || image && scheme.equals("data")
                        && url.subSequence(rest, url.length()).toString().startsWith("image/");
    }

    private static boolean isHarmlessReference(CharSequence url, int at) {
        String rest = url.subSequence(at, Math.min(url.length(), at + 6)).toString();
        for (String harmless : HARMLESS) {
            if (rest.startsWith(harmless)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSchemePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
    }

    /** Browsers drop line ends and tabs anywhere, and control characters and spaces in front. */
    private static boolean isDropped(char c, boolean inFront) {
        return c == '\t' || c == '\n' || c == '\r' || inFront && c <= ' ';
    }
}
