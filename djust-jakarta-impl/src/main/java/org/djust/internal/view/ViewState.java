package org.djust.internal.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.descriptor.StateField;
import org.djust.internal.state.Snapshot;
import org.djust.internal.state.Snapshots;
import org.djust.spi.Encoded;

/**
 * The fields of one view's bean, as they were after the last call that succeeded, after the last batch, and as they are stored.
 * Used from the view's mailbox only.
 */
final class ViewState {

    private final List<StateField> fields;
    private final Object bean;
    private final Snapshots snapshots;
    private Snapshot[] stored;
    private Snapshot[] settled;
    private Snapshot[] current;

    /** Takes the bean's state as the first one to commit. */
    ViewState(List<StateField> fields, Object bean, Snapshots snapshots) {
        this.fields = fields;
        this.bean = bean;
        this.snapshots = snapshots;
        this.stored = new Snapshot[fields.size()];
        this.settled = stored;
        this.current = stored;
        keep();
    }

    /** Keeps what the last call left, of all fields or, if one can't be kept, of none; true when a field changed. */
    boolean keep() {
        Snapshot[] next = current;
        for (int i = 0; i < current.length; i++) {
            StateField field = fields.get(i);
            Object live = field.get(bean);
            Snapshot kept = current[i] == null ? snapshots.take(live, field.type())
                    : snapshots.update(current[i], live, field.type());
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
            if (!current[i].unchanged(fields.get(i).get(bean))) {
                fields.get(i).set(bean, current[i].restore());
            }
        }
    }

    /** Undoes everything since the last batch. */
    void undoToSettled() {
        current = settled;
        undo();
    }

    /** The fields that differ from what is stored. */
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
            // A field that came back to what it was has another snapshot: what a failed commit left of it isn't known.
            if (current[i] != from[i]) {
                changes.put(fields.get(i).name(), current[i]);
            }
        }
        return changes;
    }

    /** A batch has ended: what it did is not undone any more. */
    void settled() {
        settled = current;
    }

    /** The fields are stored as they are now. */
    void stored() {
        settled();
        stored = current;
    }
}
