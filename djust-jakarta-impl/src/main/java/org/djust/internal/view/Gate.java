package org.djust.internal.view;

/** Lets a mailbox work only at times; several mailboxes may share one. Thread-safe. */
interface Gate {

    /** Always open. */
    Gate OPEN = new Gate() {
        @Override
        public void enter(Runnable go) {
            go.run();
        }

        @Override
        public void leave() {
            // nobody else waits
        }

        @Override
        public boolean isWanted() {
            return false;
        }
    };

    /** Runs this, now or later, after which the gate is closed to others. */
    void enter(Runnable go);

    /** Opens it again. */
    void leave();

    /** Whether others wait. */
    boolean isWanted();
}
