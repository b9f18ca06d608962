package org.djust.internal.render;

/** Codes of chunks: 62 bits of the content's hash, and what kind of chunk it is in the two lowest. */
final class Code {
    static final int STATIC = 0;
    static final int VALUE = 1;
    static final int SCOPE = 2;

    private Code() {
    }

    static long of(int kind, String content) {
        return Hash.of(content) << 2 | kind;
    }

    static int kind(long code) {
        return (int) code & 3;
    }
}
