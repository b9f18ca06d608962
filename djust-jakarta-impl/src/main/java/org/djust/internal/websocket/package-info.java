/** The WebSocket endpoint: checks the handshake, then only carries frames between the container and the runtime. */
package org.djust.internal.websocket;
