package org.djust.internal.view;

import org.djust.LiveContext;
import org.djust.internal.descriptor.ViewDescriptor;

/** Makes the application's view beans and the surroundings in which their methods run. Thread-safe. */
public interface Beans {

    /** A new instance, injected; {@code context} is what it gets as its {@link LiveContext}. */
    Instance create(ViewDescriptor view, LiveContext context);

    /** Runs calls of application code with the request context active. */
    void inRequest(Runnable call);

    /** One view's bean. */
    interface Instance {
        Object bean();

        /** Lets go of the bean; its {@code @PreDestroy} runs. */
        void destroy();
    }
}
