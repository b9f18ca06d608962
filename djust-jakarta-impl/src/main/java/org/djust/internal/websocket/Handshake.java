package org.djust.internal.websocket;

import org.djust.internal.view.Identity;

/**
 * What the handshake's request told about a connection.
 *
 * @param address  the client's, behind trusted proxies; of version 6 the network that one customer has
 * @param session  the id of the HTTP session that may sign the user in; null when there is none
 * @param protocol the protocol version that the page's script speaks
 * @param script   the version of the page's script; null when it doesn't say
 */
public record Handshake(String address, Identity identity, String session, String protocol, String script) {
}
