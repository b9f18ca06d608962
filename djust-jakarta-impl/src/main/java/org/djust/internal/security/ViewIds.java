package org.djust.internal.security;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Names of views: 128 random bits as 22 characters of base64url. A view that is embedded in a page has the page's name,
 * followed by its address in the page: {@code @}, random bits, a full stop and the name of its class.
 */
public final class ViewIds {

    static final int BYTES = 16;

    private static final char EMBEDDED = '@';
    private static final char NAME = '.';

    private static final SecureRandom RANDOM = new SecureRandom();

    private ViewIds() {
    }

    /** A new view id that nobody can guess. */
    public static String random() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** A new address for a view of a class; no view of the page ever had it. */
    public static String address(String viewName) {
        return EMBEDDED + random() + NAME + viewName;
    }

    /** The page that a view belongs to: the view itself unless it is embedded. */
    public static String page(String viewId) {
        int at = viewId.indexOf(EMBEDDED);
        return at < 0 ? viewId : viewId.substring(0, at);
    }

    /** A view's address in its page; empty for the page itself. */
    public static String addressOf(String viewId) {
        return viewId.substring(page(viewId).length());
    }

    /** The name of the class in an address. */
    public static String viewName(String address) {
        return address.substring(address.indexOf(NAME) + 1);
    }
}
