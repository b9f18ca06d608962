package org.djust.spi;

/** A commit was refused because another owner has claimed the view since, or the view was deleted. */
public class StaleEpochException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleEpochException(String viewId, long epoch) {
        super("Epoch " + epoch + " of view " + viewId
                + " is no longer current: another node owns the view, or it was deleted.");
    }
}
