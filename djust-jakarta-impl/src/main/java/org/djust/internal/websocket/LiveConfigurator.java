package org.djust.internal.websocket;

import java.util.function.Supplier;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/** Gives every connection an endpoint with its collaborators, and the facts of its handshake. */
final class LiveConfigurator extends ServerEndpointConfig.Configurator {

    private final Supplier<Handshake> handshakes;
    private final Supplier<LiveEndpoint> endpoints;

    LiveConfigurator(Supplier<Handshake> handshakes, Supplier<LiveEndpoint> endpoints) {
        this.handshakes = handshakes;
        this.endpoints = endpoints;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        // This connection's own map, on both servers.
        Handshake handshake = handshakes.get();
        if (handshake != null) {
            config.getUserProperties().put(Handshake.class.getName(), handshake);
        }
    }

    /** The filter in front has checked the origin. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(endpoints.get());
    }
}
