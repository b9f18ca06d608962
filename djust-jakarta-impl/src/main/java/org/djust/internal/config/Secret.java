package org.djust.internal.config;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The key that tokens are signed with. Shows itself in no log. */
public final class Secret {

    static final int MIN_LENGTH = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 32 random bytes, good until the node stops. */
    public static Secret random() {
        byte[] bytes = new byte[MIN_LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    /** A copy of the key. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
