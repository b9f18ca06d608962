package org.djust.internal.render;

import java.util.Map;

/** Resolves HTML's character references in attribute values that name scopes. */
final class References {
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
            "nbsp", "\u00a0");

    private References() {
    }

    static String resolve(String html) {
        int at = html.indexOf('&');
        if (at < 0) {
            return html;
        }
        StringBuilder text = new StringBuilder(html.length());
        int from = 0;
        for (; at >= 0; at = html.indexOf('&', at + 1)) {
            int end = html.indexOf(';', at);
            String character = end < 0 ? null : character(html.substring(at + 1, end));
            if (character != null) {
                text.append(html, from, at).append(character);
                from = end + 1;
            }
        }
        return text.append(html, from, html.length()).toString();
    }

    /** Null when the name isn't one that stands in an identity with good reason. */
    private static String character(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        try {
            boolean hex = name.startsWith("#x") || name.startsWith("#X");
            int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(point) ? Character.toString(point) : null;
        } catch (NumberFormatException e) {
            return null; // not a reference: browsers show it as it is
        }
    }
}
