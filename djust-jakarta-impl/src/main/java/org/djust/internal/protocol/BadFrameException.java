package org.djust.internal.protocol;

/** A frame that breaks the protocol; the message may be shown to the client, since it repeats nothing of the frame. */
public final class BadFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace, so that a flood of bad frames costs little. */
    BadFrameException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
