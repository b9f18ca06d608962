package org.djust.internal.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Names of views: 128 random bits as 22 characters of base64url. */
public final class ViewIds {

    static final int BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ViewIds() {
    }

    /** A new view id that nobody can guess. */
    public static String random() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
