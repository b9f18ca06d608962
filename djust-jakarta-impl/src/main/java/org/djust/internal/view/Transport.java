package org.djust.internal.view;

import org.djust.internal.protocol.CloseReason;

/** One WebSocket, as the runtime needs it. Thread-safe; no method blocks or throws. */
public interface Transport {

    /** Sends a text frame after those sent before. */
    void send(String frame);

    /** True while so much waits to be sent that it is better to send less: the newest state instead of every step. */
    boolean congested();

    void ping();

    /** Closes after what was sent; a second close does nothing. */
    void close(CloseReason reason, String explanation);

    /** Gives up a connection whose other end doesn't answer. */
    void abort();
}
