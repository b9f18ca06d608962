package org.djust.internal.websocket;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.djust.internal.view.Node;

/** Lets a connection end with the HTTP session that signs its user in. */
public final class SessionListener implements HttpSessionListener, HttpSessionIdListener {

    private final Supplier<Node> node;

    /** @param node null while the application isn't running */
    public SessionListener(Supplier<Node> node) {
        this.node = node;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Node present = node.get();
        if (present != null) {
            present.sessionEnded(event.getSession().getId());
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        Node present = node.get();
        if (present != null) {
            present.sessionRenamed(before, event.getSession().getId());
        }
    }
}
