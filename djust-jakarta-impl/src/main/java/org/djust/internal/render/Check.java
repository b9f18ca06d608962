package org.djust.internal.render;

/** The check value over a list of keys, by which client and server see that they mean the same scopes: FNV-1a, 32 bits. */
final class Check {
    static final int START = 0x811C9DC5;
    private static final int PRIME = 0x01000193;

    private Check() {
    }

    static int add(int check, String key) {
        int value = check;
        for (int i = 0; i < key.length(); i++) {
            value = (value ^ key.charAt(i)) * PRIME;
        }
        return value * PRIME;
    }

    static String text(int check) {
        return Integer.toUnsignedString(check, 36);
    }
}
