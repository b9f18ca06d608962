package org.djust;

import java.util.List;

/**
 * Who is where: inject it into a live view as a {@code transient} field to track the view's user under topics, or anywhere else
 * to read.
 * <p>
 * What a view tracks goes with its page: it is there while the page is connected, stays when the page moves to another node or
 * is away for less than {@code djust.presence.grace}, and ends when the page is left. It is stored with the view, and
 * undone if the call throws. In views, used by the view's own methods; elsewhere any thread may read. No method blocks.
 */
public interface Presence {

    /**
     * Tracks the signed-in user, or an anonymous visitor as one of this view alone, by the view's id.
     *
     * @param meta what others see of this view, written as JSON; null for nothing
     * @throws IllegalStateException outside of a view
     */
    void track(String topic, Object meta);

    /** Tracks somebody under a key of one's own; as {@link #track(String, Object)}. A topic tracked before is tracked anew. */
    void track(String topic, String key, Object meta);

    /** Changes what others see of this view; does nothing where it doesn't track the topic. */
    void update(String topic, Object meta);

    void untrack(String topic);

    /**
     * Everybody who is there, on all nodes, by their keys in order. A view that asks is rendered again whenever that changes. This
     * node must follow a topic to know: when nobody here does yet, the answer holds who is known, and the view is rendered
     * again when all are.
     */
    List<Present> list(String topic);

    /** How many {@link #list} would give. */
    int count(String topic);
}
