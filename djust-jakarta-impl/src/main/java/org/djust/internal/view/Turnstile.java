package org.djust.internal.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.djust.spi.RateLimiter.Decision;

/**
 * Lets one view's events into its mailbox in their order, also when one of them has to wait for the decision whether it is
 * within a limit. Thread-safe.
 */
final class Turnstile {

    /** Done when the last event that had to wait is in; null when none waits. */
    private CompletableFuture<Void> last;

    /** @param event is let in, at once if nothing waits */
    void pass(Runnable event) {
        pass(CompletableFuture.completedFuture(Decision.ALLOWED), decision -> event.run());
    }

    void pass(CompletionStage<Decision> decision, Consumer<Decision> event) {
        CompletableFuture<Decision> decided = decision.toCompletableFuture();
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (last == null && decided.isDone()) {
                mine = null;
            } else {
                CompletableFuture<Void> before = last == null ? CompletableFuture.completedFuture(null) : last;
                mine = new CompletableFuture<>();
                last = mine;
                before.thenCombine(decided, (done, answer) -> answer).thenAccept(answer -> {
                    event.accept(answer);
                    free(mine);
                    mine.complete(null);
                });
            }
        }
        if (mine == null) {
            event.accept(decided.join());
        }
    }

    private synchronized void free(CompletableFuture<Void> mine) {
        if (last == mine) {
            last = null;
        }
    }
}
