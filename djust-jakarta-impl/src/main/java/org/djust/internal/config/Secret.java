package org.djust.internal.config;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import org.djust.spi.Settings;

/** The key that tokens are signed with. Shows itself in no log. */
public final class Secret {

    private static final int MIN_LENGTH = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A random secret when none is set and none need be. */
    static Secret read(Settings settings, String key, boolean optional) {
        String text = settings.text(key, null);
        if (text == null && !optional) {
            settings.problem(key + " is not set, but backends other than memory need it, the same on every node: "
                    + "set at least " + MIN_LENGTH + " random characters.");
        } else if (text != null && text.length() < MIN_LENGTH) {
            settings.problem(key + " has " + text.length() + " characters; allowed are at least " + MIN_LENGTH
                    + ", best random.");
        }
        return text == null ? random() : of(text);
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
