package org.djust;

import java.util.List;

/**
 * Somebody who is there, once for each page. Immutable.
 *
 * @param key   the user's name, the id of an anonymous visitor's view, or what the view chose
 * @param metas of each page, in the order of the views' ids; never empty, but for who has left
 */
public record Present(String key, List<Meta> metas) {

    public Present {
        metas = List.copyOf(metas);
    }

    /** What one page tells of its user. Two are equal if they are of one view and tell the same. */
    public interface Meta {

        String viewId();

        /** The node that the page is connected to, or was last. */
        String nodeId();

        /** What was tracked, read as this type; null if that was null. */
        <T> T as(Class<T> type);
    }
}
