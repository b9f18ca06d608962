package org.djust;

/**
 * CDI event: another node has not been heard of for longer than {@code djust.cluster.lease}. It may be slow, cut off or
 * dead. Fired as {@link NodeJoined}.
 */
public record NodeSuspected(NodeInfo node) {
}
