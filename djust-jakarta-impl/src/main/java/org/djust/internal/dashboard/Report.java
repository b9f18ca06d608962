package org.djust.internal.dashboard;

import java.util.List;
import java.util.Map;

import org.djust.Diagnostics.ViewSize;

/**
 * What a node tells of itself to those that asked.
 *
 * @param node     its id
 * @param millis   of a monotonic clock of that node
 * @param draining whether it hands its views over
 * @param figures  as {@link org.djust.Diagnostics#stats} has them
 * @param largest  its largest views
 */
record Report(String node, long millis, boolean draining, Map<String, Double> figures, List<ViewSize> largest) {

    /** How much of something there is; null when this node has no such figure. */
    Double figure(String name) {
        return figures.get(name);
    }
}
