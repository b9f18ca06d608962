package org.djust.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the state of views. A view has one owner at a time: a claim raises the view's epoch, and a commit under an
 * older epoch is refused. Thread-safe; no method blocks.
 */
public interface StateBackend {

    /**
     * Makes the caller the view's owner and returns its state; null, with nothing written, when the view is unknown or
     * expired. Does not prolong the view's life: only a commit does.
     */
    CompletionStage<Claim> claim(String viewId);

    /**
     * Stores a change as one unit and lets the view live for another {@code timeToLive}. Epoch 1 with version 1
     * creates the view. Completes with {@link StaleEpochException} when another has claimed the view since, or it is gone.
     */
    CompletionStage<Void> commit(Commit commit, Duration timeToLive);

    /** Forgets a view, unless another has claimed it since. */
    CompletionStage<Void> delete(String viewId, long epoch);
}
