package org.djust.spi;

/**
 * One view's presence under a topic, as its node tells it. Of several of one topic, key and view the one with the highest view
 * epoch holds, and of these the one with the highest revision: a view that moved supersedes what its old node says of it.
 *
 * @param key       whom it is about
 * @param viewEpoch under which the node owns the view
 * @param revision  counts what the node has told of this entry
 * @param meta      JSON
 */
public record PresenceEntry(String topic, String key, String viewId, String nodeId, long viewEpoch, long revision,
        Encoded meta) {

    /** Whether this tells something newer than another of the same topic, key and view. */
    public boolean isAfter(PresenceEntry other) {
        return viewEpoch != other.viewEpoch ? viewEpoch > other.viewEpoch : revision > other.revision;
    }
}
