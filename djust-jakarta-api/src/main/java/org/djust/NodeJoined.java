package org.djust;

/**
 * CDI event: this node has learned of another one, when that started or when this one did. Fired on the application's
 * threads, one event of nodes at a time, in order.
 */
public record NodeJoined(NodeInfo node) {
}
