package org.djust.internal.cdi;

import jakarta.inject.Singleton;

import org.djust.SignIns;
import org.djust.internal.view.Node;

/** Asks by the application's node, once there is one. Thread-safe. Not proxied, as {@link ApplicationDiagnostics} isn't. */
@Singleton
class ApplicationSignIns implements SignIns {

    private volatile SignIns now;

    void started(Node node) {
        now = node.signIns();
    }

    void stopped() {
        now = null;
    }

    @Override
    public void recheck(String user) {
        SignIns present = now;
        if (present == null) {
            throw new IllegalStateException("Nobody has a live view open: the application has not started yet, has "
                    + "stopped, or has no live view.");
        }
        present.recheck(user);
    }
}
