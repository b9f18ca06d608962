package org.djust.bench.pages;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** The least that a WebSocket message can cost on this server. */
@ServerEndpoint("/echo")
public class EchoEndpoint {

    @OnMessage
    public void echo(Session session, String message) {
        session.getAsyncRemote().sendText(message);
    }
}
