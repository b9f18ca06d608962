package org.djust.internal.view;

import java.util.List;
import java.util.Map;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;

/**
 * What one view has to store: its cells, and the last event applied. Knows what of it is stored.
 * Used from the view's mailbox only, but for {@link #dirty} and {@link #size}.
 */
final class Ledger {

    private final String viewId;
    private final ViewDescriptor descriptor;
    private final Services services;
    private final ViewState state;
    private final StateSizes sizes;
    private final StateCompanion companion;
    private final long epoch;
    private long sequence;
    /** Read by any thread. */
    private volatile long ref;
    private Stored stored = new Stored(0, 0, 0, 0);
    private Stored storing = stored;
    private Commit.Stamp stamp;
    private Map<String, Encoded> prepared;
    private volatile boolean dirty;

    private record Stored(long sequence, long version, long ref, long hash) {
    }

    Ledger(String viewId, ViewDescriptor descriptor, List<Cell> cells, StateCompanion companion, Services services,
            long epoch) {
        this.viewId = viewId;
        this.descriptor = descriptor;
        this.services = services;
        this.companion = companion;
        this.state = new ViewState(cells, services.snapshots());
        this.sizes = new StateSizes(descriptor.name(), cells.stream().map(Cell::name).toList(), services.limits());
        this.epoch = epoch;
    }

    /** The present state is what is stored already. */
    void restored(Claim claim, int[] storedSizes) {
        sizes.restored(storedSizes);
        sequence = claim.sequence();
        ref = claim.stamp().ref();
        storing = new Stored(sequence, claim.stamp().version(), ref, claim.stamp().renderHash());
        stateIsStored();
    }

    /** Takes the next event's number; false when the event was applied before or follows one that was refused. */
    boolean accept(long eventRef) {
        boolean next = isNext(eventRef);
        ref = next ? eventRef : ref;
        return next;
    }

    boolean isNext(long eventRef) {
        return eventRef == ref + 1;
    }

    /** Goes on from an event that the store has forgotten, though its page was told that it is stored. */
    void skipTo(long eventRef) {
        ref = eventRef;
    }

    /** The last event that is applied. */
    long ref() {
        return ref;
    }

    /** The last event that is applied and stored. */
    long storedRef() {
        return stored.ref;
    }

    /** Whether a commit failed, and none has succeeded since. */
    boolean dirty() {
        return dirty;
    }

    long epoch() {
        return epoch;
    }

    /** The size of the encoded fields in bytes, as far as it is known. */
    int size() {
        return sizes.total();
    }

    /** The hash of the page that the last commit had. */
    long hash() {
        return storing.hash;
    }

    /** Keeps what a call that succeeded left behind; true when something changed. */
    boolean keep() {
        boolean changed = state.keep();
        companion.keep();
        return changed;
    }

    void undo() {
        companion.undo();
        state.undo();
    }

    /** Undoes everything since the last batch but the count of events. */
    void undoToSettled() {
        companion.undoToSettled();
        state.undoToSettled();
        sizes.undone();
        prepared = null;
    }

    /**
     * Makes ready what is to be stored.
     *
     * @throws StateTooLargeException when it is more than allowed
     */
    void prepare() {
        Map<String, Encoded> changes = state.changes();
        if (!services.store().backend().keepsObjects()) {
            changes = changes.isEmpty() ? changes : sizes.encode(changes);
        } else if (!changes.isEmpty()
                && (sizes.wasRefused() || services.limits().due(descriptor.name(), sequence + 1))) {
            sizes.encode(state.all());
        }
        prepared = changes;
    }

    /**
     * What the page shows.
     *
     * @param hash 0 when it shows less than the state
     */
    record Shown(long version, long hash) {
    }

    /** What to store now; null when all is stored and {@code renewal} doesn't ask for a commit all the same. */
    Commit commit(Shown shown, boolean renewal) {
        Map<String, Encoded> changes = prepared == null ? state.changes() : prepared;
        prepared = null;
        if (changes.isEmpty() && !renewal && !dirty && shown.version == stored.version && ref == stored.ref) {
            return null;
        }
        stamp = new Commit.Stamp(shown.version, ref, shown.hash, descriptor.schema());
        return next(stored.sequence, changes);
    }

    /** The same as the last {@link #commit}, with the whole state. */
    Commit whole() {
        return next(0, state.all());
    }

    private Commit next(long after, Map<String, Encoded> changes) {
        storing = new Stored(++sequence, stamp.version(), ref, stamp.renderHash());
        return new Commit(viewId, epoch, sequence, after, stamp, changes, companion.part(after == 0));
    }

    /** The last commit is stored. */
    void stored() {
        companion.stored();
        stateIsStored();
    }

    private void stateIsStored() {
        state.stored();
        settled();
        stored = storing;
        dirty = false;
    }

    /** What the last commit would have stored is kept here until a later one does. */
    void keptInMemory() {
        companion.keptInMemory();
        state.settled();
        settled();
        dirty = true;
    }

    private void settled() {
        sizes.settled();
    }
}
