package org.djust.internal.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What a client sent, checked for form but not for meaning. */
public sealed interface ClientFrame {

    /** The client's number for the view, 0 to 999; -1 when the frame concerns the connection. */
    int view();

    /** The client shows {@code version} of the view that the token names. */
    record Join(int view, String token, long version, long acknowledged) implements ClientFrame {
    }

    /** @param params null when the frame has none */
    record Event(int view, long ref, String handler, JsonObject params) implements ClientFrame {
    }

    /** A form control's value for a field of the view. */
    record ModelChange(int view, long ref, String field, JsonValue value) implements ClientFrame {
    }

    /** The page is going away. */
    record Leave(int view) implements ClientFrame {
    }

    /** The page isn't what the server thinks. */
    record Resend(int view) implements ClientFrame {
    }

    /** Asks for a pong. */
    record Ping() implements ClientFrame {
        @Override
        public int view() {
            return -1;
        }
    }
}
