package org.djust.internal.websocket;

import jakarta.websocket.MessageHandler;

import org.djust.internal.view.Connection;

/**
 * Puts a message together from its parts, and never keeps more than the limit. WildFly 39 does not enforce
 * {@code setMaxTextMessageBufferSize} for whole messages (300,000 characters arrived with a limit of 65,536).
 */
final class BoundedText implements MessageHandler.Partial<String> {

    private final int max;
    private final Connection connection;
    private StringBuilder parts;

    BoundedText(int max, Connection connection) {
        this.max = max;
        this.connection = connection;
    }

    @Override
    public void onMessage(String part, boolean last) {
        int length = part.length() + (parts == null ? 0 : parts.length());
        if (length > max) {
            parts = null;
            connection.tooLarge(max);
        } else if (last) {
            connection.received(parts == null ? part : parts.append(part).toString());
            parts = null;
        } else {
            parts = (parts == null ? new StringBuilder() : parts).append(part);
        }
    }
}
