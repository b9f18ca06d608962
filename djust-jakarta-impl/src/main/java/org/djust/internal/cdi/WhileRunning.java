package org.djust.internal.cdi;

/**
 * Something that there is while the application's node runs, in beans that may be made before that, and asked after it. Thread-safe.
 */
final class WhileRunning<T> {

    private volatile T now;

    void begin(T present) {
        now = present;
    }

    void end() {
        now = null;
    }

    /** Null while the node doesn't run. */
    T orNull() {
        return now;
    }

    /**
     * @param without begins the sentence of what can't be done without it
     * @throws IllegalStateException while the node doesn't run
     */
    T get(String without) {
        T present = now;
        if (present == null) {
            throw new IllegalStateException(
                    without + ": the application has not started yet, has stopped, or has no live view.");
        }
        return present;
    }
}
