package org.djust.spi;

/**
 * A commit of changes was refused because the store lacks what they are changes of: it expired, or the store has lost data. The
 * writer's state is the newer one, and it commits it whole.
 */
public class StateLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateLostException(String viewId) {
        super("The store has nothing of view " + viewId + ", or only something older.");
    }
}
