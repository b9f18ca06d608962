package org.djust.internal.pebble;

import io.pebbletemplates.pebble.node.fornode.LazyLength;
import io.pebbletemplates.pebble.node.fornode.LazyRevIndex;

/** The variable {@code loop}. Public with getters because Pebble reads it by reflection. */
public final class LoopState {
    private final LazyLength length;
    private int index = -1;
    private boolean last;

    LoopState(Object items) {
        this.length = new LazyLength(items);
    }

    void next(boolean isLast) {
        index++;
        last = isLast;
    }

    public boolean isFirst() {
        return index == 0;
    }

    public boolean isLast() {
        return last;
    }

    public LazyLength getLength() {
        return length;
    }

    public int getIndex() {
        return index;
    }

    public LazyRevIndex getRevindex() {
        return new LazyRevIndex(index, length);
    }

    @Override
    public String toString() {
        return "{last=" + last + ", length=" + length + ", index=" + index + ", revindex=" + getRevindex() + ", first="
                + isFirst() + "}";
    }
}
