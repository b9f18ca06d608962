package org.djust.spi;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the state of views. A view has one owner at a time: a claim raises the view's epoch, and a commit under an
 * older epoch is refused. Thread-safe. No thread waits for the store, but that a caller which finds it idle may carry
 * its own request out.
 * <p>
 * The stages of {@link #claim}, {@link #commit}, {@link #delete}, {@link #shared} and {@link #owner} complete with {@link StateUnavailableException} when
 * the store doesn't answer.
 */
public interface StateBackend {

    /**
     * Makes the caller the view's owner and returns its state; null, with nothing written, when the view is unknown,
     * expired or deleted. Does not prolong the view's life: only a commit does. Completes with
     * {@link StateDamagedException} when what is stored can't be a view.
     */
    CompletionStage<Claim> claim(String viewId);

    /**
     * Stores a change as one unit and lets the view live for another {@code timeToLive}. A commit that was stored before, or is
     * overtaken by one with a higher sequence of the same owner, changes nothing and completes normally. Bytes are asked for
     * before anything is written.
     * <p>
     * Completes with {@link StaleEpochException} when another has claimed the view since, or it was deleted (which a
     * backend remembers for a minute); with {@link StateLostException}, unless the commit is whole, when the
     * store has nothing of the view, less than {@link Commit#after()}, or an older epoch than the writer's.
     * <p>
     * A commit with {@link Commit#shared()} also checks the map of the view's page ({@link ViewId#page}), and lets it live as long as the
     * view. A map of another version than {@link Commit.Shared#after()} completes with {@link StaleEpochException} when it is a higher one,
     * with {@link StateLostException} when it is a lower one. But a higher one is left as it is, or changed if it isn't
     * {@link Commit.Shared#version()} yet, when this view wrote it last, from this node; and a lower one is replaced when the map comes whole.
     */
    CompletionStage<Void> commit(Commit commit, Duration timeToLive);

    /** Forgets a view, unless another has claimed it since; with a page, also the map that its views shared. */
    CompletionStage<Void> delete(String viewId, long epoch);

    /** The map that a page's views share; {@link SharedEntries#NONE} when there is none. */
    CompletionStage<SharedEntries> shared(String page);

    /** The node that last claimed a view, or created it; null when the view is unknown, expired or deleted. */
    CompletionStage<String> owner(String viewId);

    /** Asks the store how it is; never completes exceptionally. A store that was away is used again when this finds it up. */
    CompletionStage<StateHealth> health();

    /** Figures for operators, by names that the backend documents; costs the same however many views there are. */
    Map<String, Number> statistics();

    /** Whether values are kept as objects, so that nobody asks for their bytes before the view is claimed. */
    default boolean keepsObjects() {
        return false;
    }

    /** Called once, before all but {@link #health}. */
    default void start(NodeServices node) {
    }
}
