package org.djust.redis;

/**
 * Knows which threads complete the stages of a batch: were such a thread to carry out itself what one stage leads to, the
 * last would wait for all. Shared by lanes whose results lead to requests of each other. Thread-safe.
 */
final class Completions {

    private final ThreadLocal<Boolean> underWay = new ThreadLocal<>();

    /** Whether this thread completes a batch. */
    boolean areUnderWay() {
        return underWay.get() != null;
    }

    /** Completes a batch of this many requests on this thread; one alone makes nobody wait. */
    void run(int requests, Runnable task) {
        if (requests == 1 || areUnderWay()) {
            task.run();
            return;
        }
        underWay.set(true);
        try {
            task.run();
        } finally {
            underWay.remove();
        }
    }
}
