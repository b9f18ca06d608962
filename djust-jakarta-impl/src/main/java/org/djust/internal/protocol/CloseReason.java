package org.djust.internal.protocol;

/** Why the server closes a connection, with the WebSocket close code that tells the client what to do. */
public enum CloseReason {
    /** The server can't serve this connection now: reconnect. */
    RETRY(4000),
    /** Protocol or page too old: fetch the page again and join. */
    REMOUNT(4001),
    /** The user is no longer known: reload the page. */
    SIGNIN(4002),
    /** The client broke the protocol, or a limit that a retry would break again: don't reconnect. */
    STOP(4003);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
