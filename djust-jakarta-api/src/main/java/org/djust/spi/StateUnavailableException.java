package org.djust.spi;

/** The store did not answer. What was asked of it may or may not have been done, and can be asked again. */
public class StateUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How it failed. */
    public enum Reason {
        /** No answer in time. */
        TIMED_OUT,
        /** The connection broke, or there is none. */
        DISCONNECTED,
        /** The store is there but can't do it now: it loads its data, is a replica, or is out of memory. */
        REFUSED
    }

    private final Reason reason;

    /**
     * @param message what can't be reached, without credentials
     * @param cause   may be null
     */
    public StateUnavailableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
