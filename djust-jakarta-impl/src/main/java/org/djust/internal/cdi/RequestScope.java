package org.djust.internal.cdi;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

/** Runs calls with the request context active. Keeps as many controllers as calls ever ran at once. Thread-safe. */
final class RequestScope {

    private final Instance<RequestContextController> controllers;
    /** A controller belongs to one call at a time, and making one costs more than the call. */
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    RequestScope(Instance<RequestContextController> controllers) {
        this.controllers = controllers;
    }

    /** In a context of its own, unless one is active. */
    void run(Runnable call) {
        RequestContextController pooled = idle.poll();
        RequestContextController controller = pooled == null ? controllers.get() : pooled;
        boolean activated = controller.activate();
        try {
            call.run();
        } finally {
            if (activated) {
                controller.deactivate();
            }
            idle.add(controller);
        }
    }
}
