package org.djust.redis;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.djust.spi.StateDamagedException;
import org.djust.spi.StateUnavailableException;

/** A script's run that somebody awaits. */
final class Request<T> {

    private final String viewId;
    private final Invocation invocation;
    private final Function<Object, T> reader;
    private final Consumer<Throwable> observer;
    private final CompletableFuture<T> stage = new CompletableFuture<>();

    /**
     * @param reader   makes the result of Redis' reply, or throws what the stage completes with
     * @param observer is told, before the stage completes, what it fails with; null for success
     */
    Request(String viewId, Invocation invocation, Function<Object, T> reader, Consumer<Throwable> observer) {
        this.viewId = viewId;
        this.invocation = invocation;
        this.reader = reader;
        this.observer = observer;
    }

    Invocation invocation() {
        return invocation;
    }

    CompletableFuture<T> stage() {
        return stage;
    }

    /** Completes the stage; what depends on it runs on this thread, and never throws here. */
    void answer(Object reply, Link link) {
        if (reply instanceof RedisError error) {
            fail(error.isWrongType() ? new StateDamagedException(Messages.damaged(viewId, error.text()), null)
                    : link.refusal(error));
            return;
        }
        if (reply instanceof StateUnavailableException unavailable) {
            fail(unavailable);
            return;
        }
        T result;
        try {
            result = reader.apply(reply);
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        observer.accept(null);
        stage.complete(result);
    }

    /** As {@link #answer}, with a {@link StateUnavailableException} or what the reader throws. */
    void fail(Throwable failure) {
        observer.accept(failure);
        stage.completeExceptionally(failure);
    }
}
