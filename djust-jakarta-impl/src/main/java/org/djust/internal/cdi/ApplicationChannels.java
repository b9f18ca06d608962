package org.djust.internal.cdi;

import jakarta.inject.Singleton;

import org.djust.Channels;
import org.djust.internal.view.Node;

/** Sends by the application's node, once there is one. Thread-safe. Not proxied, as {@link ApplicationDiagnostics} isn't. */
@Singleton
class ApplicationChannels implements Channels {

    private volatile Channels now;

    void started(Node node) {
        now = node.channels();
    }

    void stopped() {
        now = null;
    }

    private Channels now() {
        Channels present = now;
        if (present == null) {
            throw new IllegalStateException(
                    "Nothing can be sent to live views: the application has not started yet, has "
                            + "stopped, or has no live view.");
        }
        return present;
    }

    @Override
    public void broadcast(String topic, Object payload) {
        now().broadcast(topic, payload);
    }

    @Override
    public void toView(String viewId, Object payload) {
        now().toView(viewId, payload);
    }

    @Override
    public void toUser(String user, Object payload) {
        now().toUser(user, payload);
    }

    @Override
    public void toNode(String nodeId, Object payload) {
        now().toNode(nodeId, payload);
    }

    @Override
    public void toEveryone(Object payload) {
        now().toEveryone(payload);
    }
}
