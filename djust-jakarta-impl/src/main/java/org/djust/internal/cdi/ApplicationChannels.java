package org.djust.internal.cdi;

import jakarta.inject.Singleton;

import org.djust.Channels;
import org.djust.internal.view.Node;

/** Sends by the application's node, once there is one. Thread-safe. Not proxied, as {@link ApplicationDiagnostics} isn't. */
@Singleton
class ApplicationChannels implements Channels {

    private final WhileRunning<Channels> node = new WhileRunning<>();

    void started(Node started) {
        node.begin(started.channels());
    }

    void stopped() {
        node.end();
    }

    private Channels now() {
        return node.get("Nothing can be sent to live views");
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
