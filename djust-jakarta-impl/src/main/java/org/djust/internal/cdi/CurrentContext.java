package org.djust.internal.cdi;

import java.util.function.Supplier;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;

import org.djust.LiveContext;
import org.djust.Presence;
import org.djust.SharedState;
import org.djust.internal.view.Injected;
import org.djust.internal.view.Node;

/** Holds what belongs to the view that is being made on this thread, to be injected into it. */
@Singleton
class CurrentContext {

    private final ThreadLocal<Injected> current = new ThreadLocal<>();

    private final WhileRunning<Presence> elsewhere = new WhileRunning<>();

    /** Does something that may inject what belongs to a view. */
    <T> T with(Injected injected, Supplier<T> work) {
        Injected outer = current.get();
        current.set(injected);
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
        return present("LiveContext").context();
    }

    @Produces
    SharedState shared() {
        return present("SharedState").shared().get();
    }

    private Injected present(String wanted) {
        Injected injected = current.get();
        if (injected == null) {
            throw new IllegalStateException("There is no " + wanted
                    + " here: inject it into a @LiveView, or into a dependent bean that a live view injects.");
        }
        return injected;
    }

    /** What beans other than views get. */
    void started(Node node) {
        elsewhere.begin(node.presence());
    }

    void stopped() {
        elsewhere.end();
    }

    @Produces
    Presence presence(InjectionPoint point) {
        Injected injected = current.get();
        // a bean that outlives the view may be made while the view is
        boolean ofView = injected != null && point.getBean() != null && point.getBean().getScope() == Dependent.class;
        return ofView ? injected.presence() : new ApplicationPresence(elsewhere);
    }
}
