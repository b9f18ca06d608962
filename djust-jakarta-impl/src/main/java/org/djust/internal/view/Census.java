package org.djust.internal.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

import org.djust.Diagnostics.ViewSize;

/**
 * What was found when views were last looked after: counted on that walk, so that nobody who asks has to walk.
 *
 * @param connected views with a page
 * @param dirty     views of which something is in memory only
 * @param bytes     of all views' state as JSON, as far as known
 * @param waiting   messages in all mailboxes
 * @param deepest   messages in the fullest one
 * @param largest   the largest views, the largest first
 * @param byName    how many there are of each view that the application has
 */
record Census(long connected, long dirty, long bytes, long waiting, long deepest, List<ViewSize> largest,
        Map<String, Long> byName) {

    private static final int LARGEST = 10;
    private static final Comparator<ViewSize> BY_SIZE = Comparator.comparingLong(ViewSize::bytes);

    /**
     * What counts of one view.
     *
     * @param size    of its state, 0 when that isn't known
     * @param waiting messages in its mailbox
     */
    record Counted(String view, boolean connected, boolean dirty, long size, int waiting) {
    }

    /** Counts views one after the other. Used by one thread. */
    static final class Counting {

        private final PriorityQueue<ViewSize> largest = new PriorityQueue<>(LARGEST, BY_SIZE);
        private final Map<String, Long> byName = new TreeMap<>();
        private long connected;
        private long dirty;
        private long bytes;
        private long waiting;
        private long deepest;

        /** @param names of all views that the application has */
        Counting(Collection<String> names) {
            names.forEach(name -> byName.put(name, 0L));
        }

        void add(Counted view) {
            connected += view.connected ? 1 : 0;
            dirty += view.dirty ? 1 : 0;
            bytes += view.size;
            waiting += view.waiting;
            deepest = Math.max(deepest, view.waiting);
            byName.merge(view.view, 1L, Long::sum);
            if (view.size > 0 && largest.size() < LARGEST) {
                largest.add(new ViewSize(view.view, view.size));
            } else if (view.size > 0 && view.size > largest.peek().bytes()) {
                largest.poll();
                largest.add(new ViewSize(view.view, view.size));
            }
        }

        Census result() {
            return new Census(connected, dirty, bytes, waiting, deepest,
                    largest.stream().sorted(BY_SIZE.reversed()).toList(), Map.copyOf(byName));
        }
    }
}
