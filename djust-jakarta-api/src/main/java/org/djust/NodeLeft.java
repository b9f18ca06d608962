package org.djust;

/**
 * CDI event: another node has stopped, or was not heard of for so long that it counts as dead. If it lives all the same, it
 * joins again. Fired as {@link NodeJoined}.
 *
 * @param node as it was last known
 */
public record NodeLeft(NodeInfo node) {
}
