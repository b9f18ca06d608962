package org.djust.internal.cdi;

import jakarta.inject.Singleton;

import org.djust.SignIns;
import org.djust.internal.view.Node;

/** Asks by the application's node, once there is one. Thread-safe. Not proxied, as {@link ApplicationDiagnostics} isn't. */
@Singleton
class ApplicationSignIns implements SignIns {

    private final WhileRunning<SignIns> node = new WhileRunning<>();

    void started(Node started) {
        node.begin(started.signIns());
    }

    void stopped() {
        node.end();
    }

    @Override
    public void recheck(String user) {
        node.get("Nobody has a live view open").recheck(user);
    }
}
