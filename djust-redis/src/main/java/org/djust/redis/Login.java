package org.djust.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Who we are at a server.
 *
 * @param user     null for the server's default user
 * @param password null when none is needed
 */
record Login(String user, String password) {

    private static final Login NONE = new Login(null, null);

    /**
     * Reads a part of a URL.
     *
     * @param text {@code user:password} or {@code :password}, null for neither
     * @throws IllegalArgumentException with a sentence that shows nothing of the text
     */
    static Login parse(String text) {
        if (text == null) {
            return NONE;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(Messages.noPassword());
        }
        return new Login(colon == 0 ? null : decode(text.substring(0, colon)), decode(text.substring(colon + 1)));
    }

    private static String decode(String text) {
        try {
            // a plus sign stands for itself in this part of a URL
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.notDecodable());
        }
    }

    /** Nothing of either. */
    @Override
    public String toString() {
        return password == null ? "no login" : "a login";
    }
}
