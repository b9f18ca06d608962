package org.djust;

import java.util.Map;

/**
 * One node as others know it.
 *
 * @param id       of this start of the application on its server; another start has another one
 * @param metadata what the node tells of itself: {@code name} ({@code djust.node.name}), {@code context-path},
 *                 {@code started} (ISO-8601), {@code version} of this library, {@code views} in its memory a few seconds ago
 */
public record NodeInfo(String id, State state, Map<String, String> metadata) {

    public NodeInfo {
        metadata = Map.copyOf(metadata);
    }

    /** What can be expected of a node. */
    public enum State {
        /** It serves. */
        UP,
        /** It hands its views to other nodes and is about to stop. */
        DRAINING,
        /** It has not been heard of for longer than {@code djust.cluster.lease}; unless it is again, it will have left. */
        SUSPECT
    }
}
