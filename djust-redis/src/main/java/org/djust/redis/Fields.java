package org.djust.redis;

import java.nio.charset.StandardCharsets;

/** The names in a view's hash. Fields of the state have a prefix, so that they can't be taken for ours. */
final class Fields {

    static final String EPOCH = "epoch";
    static final String OWNER = "owner";
    static final String SEQUENCE = "sequence";
    static final String STAMP = "stamp";
    static final String ID = "id";
    static final String VERSION = "version";
    private static final char PREFIX = '.';

    private Fields() {
    }

    static byte[] ofState(String field) {
        return bytes(PREFIX + field);
    }

    /** The state's field of that name in the hash; null when it is none. */
    static String stateOf(String name) {
        return !name.isEmpty() && name.charAt(0) == PREFIX ? name.substring(1) : null;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
