package org.djust.internal.log;

import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * What programs that read logs are told: one line each of {@code key=value}, on the logger {@code org.djust.events}. Names and fields are
 * those of docs/operations.md, and stay. Any thread may log.
 */
public enum Event {

    /** A page was opened. */
    VIEW_MOUNTED(Level.FINE, "view", "id", "user"),
    /** A page connected, for the first time or again. */
    VIEW_CONNECTED(Level.FINE, "view", "id", "user"),
    /** A view came to this node, from what was stored. */
    VIEW_RESTORED(Level.FINE, "view", "id", "user"),
    /** A view ended here, because another node has it. */
    VIEW_MOVED_AWAY(Level.FINE, "view", "id", "user"),
    /** A page was told to mount again. */
    PAGE_REMOUNTS(Level.INFO, "user"),
    /** Application code threw. */
    CALL_FAILED(Level.INFO, "view", "id", "user", "error"),
    /** Somebody lacks the role for a view, or for what the page asked of it. */
    ACCESS_REFUSED(Level.FINE, "view", "id", "user", "handler"),
    /** A handler was not called because of its limit. */
    EVENT_LIMITED(Level.FINE, "view", "id", "user", "handler"),
    /** A view lacks messages of a topic. */
    MESSAGES_MISSED(Level.INFO, "view", "id", "user", "topic"),
    /** The store of state doesn't answer. */
    STORE_AWAY(Level.INFO),
    /** The store of state answers again, or was replaced by another. */
    STORE_BACK(Level.INFO),
    /** Another node is there. */
    NODE_JOINED(Level.INFO, "other", "name"),
    /** Another node does not renew its lease. */
    NODE_SUSPECTED(Level.INFO, "other", "name"),
    /** Another node has left, in order or not. */
    NODE_LEFT(Level.INFO, "other", "name", "died"),
    /** An operator has asked for a drain by the dashboard. */
    DRAIN_REQUESTED(Level.INFO, "other", "user"),
    /** This node hands its views over. */
    DRAIN_BEGUN(Level.INFO, "views", "connections"),
    /** It has, but for what was cut off. */
    DRAIN_ENDED(Level.INFO, "cut-off");

    private static final Logger LOG = Logger.getLogger("org.djust.events");
    private static final Pattern PLAIN = Pattern.compile("[\\w.:@/+~-]+");

    private final Level level;
    private final List<String> fields;

    Event(Level level, String... fields) {
        this.level = level;
        this.fields = List.of(fields);
    }

    public Level level() {
        return level;
    }

    /** The keys behind {@code event} and {@code node}, in order. */
    public List<String> fields() {
        return fields;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Writes the event, if anybody wants it.
     *
     * @param node   the id of the node that it happens on
     * @param values of the fields, in order; one that is null is left out
     */
    public void log(String node, Object... values) {
        if (LOG.isLoggable(level)) {
            LOG.log(level, line(node, values));
        }
    }

    private String line(String node, Object... values) {
        StringBuilder line = new StringBuilder(128);
        append(line, "event", this);
        append(line, "node", node);
        for (int i = 0; i < fields.size(); i++) {
            append(line, fields.get(i), values[i]);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String key, Object value) {
        if (value != null) {
            line.append(line.isEmpty() ? "" : " ").append(key).append('=');
            String text = value.toString();
            if (PLAIN.matcher(text).matches()) {
                line.append(text);
            } else {
                quote(line, text);
            }
        }
    }

    /** As a JSON string: users choose some of the values, and may not begin a line of their own. */
    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
