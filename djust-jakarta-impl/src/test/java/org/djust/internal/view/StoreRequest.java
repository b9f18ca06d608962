package org.djust.internal.view;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What one node asks of the store. */
final class StoreRequest<T> {
    final String name;
    final String lane;
    private final Supplier<T> atStore;
    final CompletableFuture<T> future = new CompletableFuture<>();
    /** Null until the store has done it. */
    CompletableFuture<T> answer;

    StoreRequest(String name, String lane, Supplier<T> atStore) {
        this.name = name;
        this.lane = lane;
        this.atStore = atStore;
    }

    /** Does it, once more if it was done before. */
    CompletableFuture<T> carryOut() {
        try {
            return CompletableFuture.completedFuture(atStore.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The answer arrives. */
    void hear() {
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(failure);
            }
        });
    }
}
