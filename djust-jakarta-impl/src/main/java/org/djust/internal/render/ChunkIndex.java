package org.djust.internal.render;

/** Finds chunks in an old rope by their codes. Made when first asked. */
final class ChunkIndex {
    /** How many chunks with the same code are tried. */
    private static final int TRIES = 16;

    private final long[] codes;
    private int[] table;
    private int[] following;

    ChunkIndex(long[] codes) {
        this.codes = codes;
    }

    /** Index of a chunk with this code, the next one from {@code cursor} on if that is soon found, else −1. */
    int find(long code, int cursor) {
        if (codes.length == 0) {
            return -1;
        }
        if (table == null) {
            build();
        }
        int first = table[slot(code)] - 1;
        int found = first;
        for (int tries = TRIES; found >= 0 && found < cursor && tries > 0; tries--) {
            found = following[found] - 1;
        }
        return found >= cursor ? found : first;
    }

    private void build() {
        table = new int[Integer.highestOneBit(codes.length) * 4];
        following = new int[codes.length];
        for (int i = codes.length - 1; i >= 0; i--) {
            int slot = slot(codes[i]);
            following[i] = table[slot];
            table[slot] = i + 1;
        }
    }

    private int slot(long code) {
        int slot = (int) (code ^ code >>> 32) & table.length - 1;
        while (table[slot] != 0 && codes[table[slot] - 1] != code) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
