package org.djust.internal.view;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.djust.Diagnostics.ViewSize;

/**
 * What was found when views were last looked after: counted on that walk, so that nobody who asks has to walk.
 *
 * @param connected views with a page
 * @param dirty     views of which something is in memory only
 * @param bytes     of all views' state as JSON, as far as known
 * @param largest   the largest views, the largest first
 */
record Census(long connected, long dirty, long bytes, List<ViewSize> largest) {

    static final Census NONE = new Census(0, 0, 0, List.of());

    private static final int LARGEST = 10;
    private static final Comparator<ViewSize> BY_SIZE = Comparator.comparingLong(ViewSize::bytes);

    /** Counts views one after the other. Used by one thread. */
    static final class Counting {

        private final PriorityQueue<ViewSize> largest = new PriorityQueue<>(LARGEST, BY_SIZE);
        private long connected;
        private long dirty;
        private long bytes;

        void add(String view, boolean isConnected, boolean isDirty, long size) {
            connected += isConnected ? 1 : 0;
            dirty += isDirty ? 1 : 0;
            bytes += size;
            if (size > 0 && largest.size() < LARGEST) {
                largest.add(new ViewSize(view, size));
            } else if (size > 0 && size > largest.peek().bytes()) {
                largest.poll();
                largest.add(new ViewSize(view, size));
            }
        }

        Census result() {
            return new Census(connected, dirty, bytes, largest.stream().sorted(BY_SIZE.reversed()).toList());
        }
    }
}
