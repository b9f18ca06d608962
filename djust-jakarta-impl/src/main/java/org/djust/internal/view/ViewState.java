package org.djust.internal.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.state.Snapshot;
import org.djust.internal.state.Snapshots;
import org.djust.spi.Encoded;

/**
 * The cells of one view, as they were after the last call that succeeded, after the last batch, and as they are stored.
 * Used from the view's mailbox only.
 */
final class ViewState {

    private final List<Cell> cells;
    private final Snapshots snapshots;
    private Snapshot[] stored;
    private Snapshot[] settled;
    private Snapshot[] current;

    /** Takes the present state as the first one to commit. */
    ViewState(List<Cell> cells, Snapshots snapshots) {
        this.cells = cells;
        this.snapshots = snapshots;
        this.stored = new Snapshot[cells.size()];
        this.settled = stored;
        this.current = stored;
        keep();
    }

    /** Keeps what the last call left, of all cells or, if one can't be kept, of none; true when one changed. */
    boolean keep() {
        Snapshot[] next = current;
        for (int i = 0; i < current.length; i++) {
            Cell cell = cells.get(i);
            Object live = cell.get();
            Snapshot kept = current[i] == null ? snapshots.take(live, cell.type())
                    : snapshots.update(current[i], live, cell.type());
            if (kept != current[i]) {
                next = next == current ? current.clone() : next;
                next[i] = kept;
            }
        }
        boolean changed = next != current;
        current = next;
        return changed;
    }

    /** Undoes the last call, which failed. */
    void undo() {
        for (int i = 0; i < current.length; i++) {
            if (!current[i].unchanged(cells.get(i).get())) {
                cells.get(i).set(current[i].restore());
            }
        }
    }

    /** Undoes everything since the last batch. */
    void undoToSettled() {
        current = settled;
        undo();
    }

    /** The cells that differ from what is stored. */
    Map<String, Encoded> changes() {
        return differences(stored);
    }

    Map<String, Encoded> all() {
        return differences(new Snapshot[current.length]);
    }

    private Map<String, Encoded> differences(Snapshot[] from) {
        if (current == from) {
            return Map.of();
        }
        Map<String, Encoded> changes = new HashMap<>();
        for (int i = 0; i < current.length; i++) {
            // A cell that came back to what it was has another snapshot: what a failed commit left of it isn't known.
            if (current[i] != from[i] && !(from[i] == null && isBlank(i))) {
                changes.put(cells.get(i).name(), current[i]);
            }
        }
        return changes;
    }

    /** Whether the store needs nothing of it: most views have no topics, presences and the like. */
    private boolean isBlank(int i) {
        return cells.get(i).optional() && current[i].restore() == null;
    }

    /** A batch has ended: what it did is not undone any more. */
    void settled() {
        settled = current;
    }

    /** All is stored as it is now. */
    void stored() {
        settled();
        stored = current;
    }
}
