package org.djust.internal.cdi;

import java.util.function.Supplier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.djust.LiveContext;

/** Holds the context of the view that is being made on this thread, to be injected into it. */
@Singleton
class CurrentContext {

    private final ThreadLocal<LiveContext> current = new ThreadLocal<>();

    /** Does something that may inject the context. */
    <T> T with(LiveContext context, Supplier<T> work) {
        LiveContext outer = current.get();
        current.set(context);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    @Produces
    LiveContext context() {
        LiveContext context = current.get();
        if (context == null) {
            throw new IllegalStateException(
                    "There is no LiveContext here: inject it into a @LiveView, or into a dependent "
                            + "bean that a live view injects.");
        }
        return context;
    }
}
