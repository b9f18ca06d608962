/**
 * The frames of the wire protocol, version 1, as {@code docs/protocol.md} describes them. Knows no WebSocket.
 */
package org.djust.internal.protocol;
