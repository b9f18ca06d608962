package org.djust.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** What runs in Redis as one unit; the files beside this class say what they take and return. */
enum Script {
    CLAIM(1), COMMIT(1), SHARE(2), SHARED(1), DELETE(2), OWNER(1), PROBE(1), RENEW(1), SWEEP(1), LEAVE(1), PUBLISH(2),
    HISTORY(2), ENTER(2),
    EXIT(2), PRESENT(1), TOPICS(1), CLEAR(2), ACQUIRE(1);

    private final int keys;
    private final byte[] source;
    private final byte[] sha;

    Script(int keys) {
        this.keys = keys;
        String own = name().toLowerCase(Locale.ROOT) + ".lua";
        source = storesViews() ? joined(read("store.lua"), read(own)) : read(own);
        sha = HexFormat.of().formatHex(sha1().digest(source)).getBytes(StandardCharsets.US_ASCII);
    }

    private boolean storesViews() {
        return name().equals("COMMIT") || name().equals("SHARE");
    }

    private static byte[] joined(byte[] common, byte[] own) {
        byte[] all = Arrays.copyOf(common, common.length + own.length);
        System.arraycopy(own, 0, all, common.length, own.length);
        return all;
    }

    /** Whether one run takes the keys of many invocations, with the count of its arguments before those of each. */
    boolean manyKeys() {
        return this == COMMIT;
    }

    /** How many of an invocation's first arguments are keys. */
    int keys() {
        return keys;
    }

    /** Never changed by anybody. */
    byte[] source() {
        return source;
    }

    /** The name under which Redis knows it once it is loaded; never changed by anybody. */
    byte[] sha() {
        return sha;
    }

    private static byte[] read(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file + " of this library", e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
