package org.djust;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How this node's part of the application is, for operators' own endpoints; inject it anywhere. docs/operations.md lists all
 * names.
 * <p>
 * Any thread may call; no method asks the network, blocks, or costs more the more views there are, so that they may be called
 * as often as one likes. Nothing in the answers is secret: no user, no password, no token, no state.
 */
public interface Diagnostics {

    /**
     * How each store is that this node uses, by its role: {@code state} and {@code cluster}. What is told is what was
     * last heard: the one of state is asked once a second, that of the cluster when the lease is renewed. Before the application has started, after it ended, and when it has no live views, every role is
     * down.
     */
    Map<String, RoleHealth> healthCheck();

    /**
     * Counters since the application started and present numbers of this node, by name; those that the state backend keeps
     * itself begin with {@code state.}. Empty before the application has started.
     */
    Map<String, Number> stats();

    /** What views take; all zero and empty before the application has started. */
    MemoryStats memoryStats();

    /**
     * How one store is.
     *
     * @param up      whether it can be used now; a store that has not answered for 5 seconds can't
     * @param backend the backend's name in configuration; empty while the application isn't running
     * @param age     since the store was last heard of; null when it never was
     * @param details what it last told of itself, such as latency, version and role, and why it is down; never
     *                credentials
     */
    record RoleHealth(boolean up, String backend, Duration age, Map<String, String> details) {
    }

    /**
     * What views take. Numbers of this node are at most 2 seconds old but for {@code sessions}.
     *
     * @param sessions views in this node's memory
     * @param bytes    their state, as JSON, as far as its size is known here. A store outside the JVM makes it known for every
     *                 view; the memory backend keeps objects and has sizes sampled only, so that most small views count
     *                 nothing
     * @param largest  the largest of them, at most 10, the largest first
     * @param store    the state backend's own figures, such as compression, latency of commits and sizes of batches, by the
     *                 names that it documents
     */
    record MemoryStats(long sessions, long bytes, List<ViewSize> largest, Map<String, Number> store) {
    }

    /**
     * How large one view is.
     *
     * @param view  the simple name of its class, or the full one when others share that
     * @param bytes of its state as JSON
     */
    record ViewSize(String view, long bytes) {
    }
}
