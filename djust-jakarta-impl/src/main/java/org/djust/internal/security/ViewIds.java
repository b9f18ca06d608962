package org.djust.internal.security;

import java.security.SecureRandom;
import java.util.Base64;

import org.djust.spi.ViewId;

/**
 * Names of views: 128 random bits as 22 characters of base64url. A view that is embedded in a page has the page's name,
 * followed by its address in the page: {@code @}, random bits, a full stop and the name of its class.
 */
public final class ViewIds {

    static final int BYTES = 16;

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
        return ViewId.EMBEDDED + random() + NAME + viewName;
    }

    /** A view's address in its page; empty for the page itself. */
    public static String addressOf(String viewId) {
        return viewId.substring(ViewId.page(viewId).length());
    }

    /** The name of the class in an address. */
    public static String viewName(String address) {
        return address.substring(address.indexOf(NAME) + 1);
    }
}
