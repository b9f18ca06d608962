package org.djust.internal.protocol;

import org.djust.internal.render.Json;

/** The frames that the server sends, as text. */
public final class ServerFrames {

    /** The answer to a ping. */
    public static final String PONG = "[\"q\"]";

    private ServerFrames() {
    }

    /** The view is at {@code version}, and events up to {@code ref} are applied. */
    public static String joined(int view, long version, long ref) {
        return start('j', view, 32).append(version).append(',').append(ref).append(']').toString();
    }

    /**
     * The page shows {@code version} after these updates, and events up to {@code ref} are applied and stored.
     *
     * @param updates the updates' JSON, each preceded by a comma
     */
    public static String patch(int view, long version, long ref, CharSequence updates) {
        return start('p', view, 40 + updates.length()).append(version).append(',').append(ref).append(updates)
                .append(']')
                .toString();
    }

    /** Events up to {@code ref} are applied and stored. */
    public static String ack(int view, long ref) {
        return start('a', view, 24).append(ref).append(']').toString();
    }

    /** Events up to {@code ref} are applied, but not stored. */
    public static String degraded(int view, long ref) {
        return start('d', view, 24).append(ref).append(']').toString();
    }

    /** @param ref the event that the error concerns, or 0 when it concerns the view */
    public static String error(int view, long ref, ErrorCode code, String message) {
        StringBuilder out = start('x', view, 48 + message.length());
        out.append(ref).append(",\"").append(code.text()).append("\",");
        return quoted(out, message);
    }

    /** As {@link #error}, of an event that came too often: with the milliseconds until another may come. */
    public static String limited(int view, long ref, String message, long wait) {
        StringBuilder out = start('x', view, 64 + message.length());
        out.append(ref).append(",\"").append(ErrorCode.LIMITED.text()).append("\",");
        Json.string(message, out);
        return out.append(',').append(wait).append(']').toString();
    }

    /** @param json the data, which is JSON already */
    public static String pushed(int view, String name, String json) {
        StringBuilder out = start('v', view, 24 + name.length() + json.length());
        Json.string(name, out);
        return out.append(',').append(json).append(']').toString();
    }

    /** Empties the form that sent event {@code ref}. */
    public static String resetForm(int view, long ref) {
        return start('f', view, 24).append(ref).append(']').toString();
    }

    /** Takes the browser to another page. */
    public static String navigate(int view, String url) {
        return quoted(start('n', view, 24 + url.length()), url);
    }

    /** A fresh token to join with. */
    public static String token(int view, String token) {
        return quoted(start('t', view, 24 + token.length()), token);
    }

    private static StringBuilder start(char kind, int view, int capacity) {
        return new StringBuilder(capacity).append("[\"").append(kind).append("\",").append(view).append(',');
    }

    private static String quoted(StringBuilder out, String text) {
        Json.string(text, out);
        return out.append(']').toString();
    }
}
