package org.djust.redis;

import java.util.concurrent.RejectedExecutionException;

import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;

/** Runs what may block on a node's executor. */
final class Tasks {

    private Tasks() {
    }

    /** For what is tried again anyway: nothing happens when the application stops, or Redis is away. */
    static void execute(NodeServices node, Runnable task) {
        try {
            node.executor().execute(() -> {
                try {
                    task.run();
                } catch (StateUnavailableException e) {
                    // the link remembers it
                }
            });
        } catch (RejectedExecutionException e) {
            // the application stops
        }
    }
}
