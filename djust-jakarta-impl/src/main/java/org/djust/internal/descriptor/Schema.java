package org.djust.internal.descriptor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Makes a short tag of a view's stored fields, by which a newer release knows whether it can read older state. */
final class Schema {

    private static final int BYTES = 8;

    private Schema() {
    }

    /** @param shapes each field's shape by its name */
    static String tag(Map<String, String> shapes) {
        String text = new TreeMap<>(shapes).toString();
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, Arrays.copyOf(hash, BYTES)).toString(Character.MAX_RADIX);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
