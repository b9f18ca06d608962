package org.djust.internal.view;

import org.djust.spi.Commit;

/**
 * What is kept, undone and stored together with a view's state, though it isn't the view's alone; each method does for it what the
 * {@link Ledger}'s of the same name does for the state.
 */
interface StateCompanion {

    /** Has nothing. */
    StateCompanion NONE = new StateCompanion() {
    };

    default void keep() {
    }

    default void undo() {
    }

    default void undoToSettled() {
    }

    /** Null when there is nothing. */
    default Commit.Shared part(boolean whole) {
        return null;
    }

    default void stored() {
    }

    default void keptInMemory() {
    }
}
