package org.djust.internal.view;

import org.djust.internal.descriptor.ViewDescriptor;

/** Makes the application's view beans and the surroundings in which their methods run. Thread-safe. */
public interface Beans {

    /** A new instance, injected with what belongs to it, among other things. */
    Instance create(ViewDescriptor view, Injected injected);

    /** Runs calls of application code with the request context active. */
    void inRequest(Runnable call);

    /** One view's bean. */
    interface Instance {
        Object bean();

        /** Lets go of the bean; its {@code @PreDestroy} runs. */
        void destroy();
    }
}
