package org.djust.internal.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The views of one connection by the numbers that the client gave them. Thread-safe. */
final class JoinedViews {

    private final Map<Integer, MountedView> views = new HashMap<>(2);
    /** Numbers whose view was ended here: what the client had sent by then is for nobody. */
    private final BitSet ended = new BitSet(0);
    /** Addresses of embedded views that were to be joined and aren't anywhere. */
    private final Set<String> lost = new HashSet<>(0);
    private boolean closed;

    /**
     * Gives a joined view its number, unless the connection is closed.
     *
     * @param attach tells the view, in one step with the rest: were it told of the link's end before, it would stay
     *               connected for good
     */
    synchronized void put(Link link, MountedView view, Runnable attach) {
        if (closed) {
            return;
        }
        MountedView before = views.put(link.index(), view);
        ended.clear(link.index());
        if (before != null && before != view) {
            before.attachment().detach(link);
        }
        attach.run();
        lost.forEach(view::lost);
    }

    /** Frees the number of a view; false when it isn't that view's. */
    synchronized boolean forget(int index, MountedView view) {
        return views.remove(index, view);
    }

    /** The same, for a view of which the client doesn't know yet that it has ended. */
    synchronized boolean end(int index, MountedView view) {
        boolean had = forget(index, view);
        if (had) {
            ended.set(index);
        }
        return had;
    }

    /** An embedded view isn't anywhere: tells the view that embeds it, now or when that is joined. */
    synchronized void lost(int index, String address) {
        ended.set(index);
        lost.add(address);
        views.values().forEach(view -> view.lost(address));
    }

    synchronized boolean hasEnded(int index) {
        return ended.get(index);
    }

    /** Null when no view has the number. */
    synchronized MountedView get(int index) {
        return views.get(index);
    }

    /** Whether another number would be one too many. */
    synchronized boolean isFull(int index, int limit) {
        return !views.containsKey(index) && views.size() >= limit || lost.size() >= limit;
    }

    synchronized List<MountedView> all() {
        return new ArrayList<>(views.values());
    }

    /** The connection is closed: no view is put any more. Those that are there can still be found, see {@link Screen#isFrom}. */
    synchronized Map<Integer, MountedView> close() {
        closed = true;
        return Map.copyOf(views);
    }
}
