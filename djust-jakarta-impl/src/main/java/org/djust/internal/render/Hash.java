package org.djust.internal.render;

/** 64-bit hashes of content, the same in every process. */
final class Hash {
    private static final long A = 0x9E3779B97F4A7C15L;
    private static final long B = 0xD6E8FEB86659FD93L;

    private Hash() {
    }

    static long of(String text) {
        int length = text.length();
        long hash = A ^ length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            long word = (long) text.charAt(i) << 48 | (long) text.charAt(i + 1) << 32
                    | (long) text.charAt(i + 2) << 16 | text.charAt(i + 3);
            hash = add(hash, word);
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | text.charAt(i);
        }
        return add(hash, rest);
    }

    /** The hash of a sequence that goes on with {@code next}; order counts. */
    static long add(long hash, long next) {
        long mixed = (hash ^ next) * B;
        mixed = (mixed ^ mixed >>> 32) * A;
        return Long.rotateLeft(mixed ^ mixed >>> 29, 23) + B;
    }
}
