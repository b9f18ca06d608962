package org.djust.internal.render;

import java.util.Arrays;

/**
 * A new rope as runs of the old one: a list of segments, each a copy or one chunk that is written out. Greedy, in linear
 * time: goes on where the last run ended, or else where the chunk stands in the old rope.
 */
final class CopyPlan {
    private final long[] before;
    private final long[] now;
    private final ChunkIndex index;
    private int[] starts = new int[8];
    private int[] lengths = new int[8];
    private int[] positions = new int[8];
    int count;

    CopyPlan(long[] before, long[] now) {
        this.before = before;
        this.now = now;
        this.index = new ChunkIndex(before);
        int cursor = 0;
        for (int at = 0; at < now.length; at += Math.abs(lengths[count - 1])) {
            int from = cursor < before.length && before[cursor] == now[at] ? cursor : index.find(now[at], cursor);
            cursor = from < 0 ? written(at, cursor) : copied(at, from, cursor);
        }
    }

    private int written(int at, int cursor) {
        add(at, -1, 1);
        return cursor;
    }

    private int copied(int at, int from, int cursor) {
        int forward = forward(at, from);
        int backward = backward(at, from);
        if (Math.max(forward, backward) == 1 && Code.kind(now[at]) == Code.STATIC) {
            return written(at, cursor); // its number is shorter than a copy
        }
        add(at, from, backward > forward ? -backward : forward);
        return backward > forward ? from - backward + 1 : from + forward;
    }

    private int forward(int at, int from) {
        int length = 0;
        while (at + length < now.length && from + length < before.length && now[at + length] == before[from + length]) {
            length++;
        }
        return length;
    }

    private int backward(int at, int from) {
        int length = 0;
        while (at + length < now.length && from - length >= 0 && now[at + length] == before[from - length]) {
            length++;
        }
        return length;
    }

    private void add(int position, int start, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        starts[count] = start;
        lengths[count] = length;
        positions[count++] = position;
    }

    boolean isCopy(int segment) {
        return starts[segment] >= 0;
    }

    /** Index in the old rope of the first chunk that a segment copies. */
    int from(int segment) {
        return starts[segment];
    }

    /** How many chunks a segment has; negative when it copies backwards. */
    int length(int segment) {
        return lengths[segment];
    }

    /** Index in the new rope of a segment's first chunk. */
    int position(int segment) {
        return positions[segment];
    }
}
