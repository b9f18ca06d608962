package org.djust.internal.view;

/** A view could not be mounted; the message is for its visitor, the log has the rest. */
public final class MountException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP: 404 when the URL is wrong, 500 when the application failed, 503 when a later visit may succeed */
    MountException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
