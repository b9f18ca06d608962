package org.djust.internal.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.djust.internal.descriptor.StateField;
import org.djust.internal.state.Snapshot;
import org.djust.internal.state.Snapshots;
import org.djust.spi.Encoded;

/**
 * The fields of one view's bean, as they were after the last call that succeeded and as they were last committed.
 * Used from the view's mailbox only.
 */
final class ViewState {

    private final List<StateField> fields;
    private final Object bean;
    private final Snapshots snapshots;
    private Snapshot[] committed;
    private Snapshot[] current;

    /** Takes the bean's state as the first one to commit. */
    ViewState(List<StateField> fields, Object bean, Snapshots snapshots) {
        this.fields = fields;
        this.bean = bean;
        this.snapshots = snapshots;
        this.committed = new Snapshot[fields.size()];
        this.current = committed;
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

    /** Undoes everything since the last commit. */
    void undoToCommitted() {
        current = committed;
        undo();
    }

    /** The fields that differ from the last commit. */
    Map<String, Encoded> changes() {
        if (current == committed) {
            return Map.of();
        }
        Map<String, Encoded> changes = new HashMap<>();
        for (int i = 0; i < current.length; i++) {
            if (current[i] != committed[i]) {
                changes.put(fields.get(i).name(), current[i]);
            }
        }
        return changes;
    }

    void committed() {
        committed = current;
    }
}
