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
    CLAIM(1), COMMIT(1, "store"), SHARE(2, "store"), SHARED(1), DELETE(2), OWNER(1), PROBE(1), RENEW(1), SWEEP(1),
    LEAVE(1),
    PUBLISH(2), ECHO(1), HISTORY(2), ENTER(4, "presence"), EXIT(3, "presence"), PRESENT(1), TOPICS(1), TAKEOFF(2),
    CLEAR(2),
    ACQUIRE(1);

    private final int keys;
    private final byte[] source;
    private final byte[] sha;

    /** @param before the files that the script begins with, without their ending */
    Script(int keys, String... before) {
        this.keys = keys;
        byte[] all = new byte[0];
        for (String file : before) {
            all = joined(all, read(file + ".lua"));
        }
        source = joined(all, read(name().toLowerCase(Locale.ROOT) + ".lua"));
        sha = HexFormat.of().formatHex(sha1().digest(source)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Whether one run takes the keys of many invocations, with the count of its arguments before those of each. */
    boolean manyKeys() {
        return this == COMMIT;
    }

    /** Whether it publishes; then the channel and the message are the first arguments after the keys. */
    boolean publishes() {
        return this == PUBLISH || this == ECHO;
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
