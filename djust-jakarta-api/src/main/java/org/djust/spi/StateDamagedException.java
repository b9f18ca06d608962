package org.djust.spi;

/** What is stored is not what this backend stores: the bytes are damaged, foreign, or of a newer release. */
public class StateDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause may be null */
    public StateDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
