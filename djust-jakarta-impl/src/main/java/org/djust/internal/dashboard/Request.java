package org.djust.internal.dashboard;

/**
 * What a node asks of others.
 *
 * @param drain the id of the node that is to hand its views over; null asks all for a {@link Report}
 */
record Request(String drain) {
}
