package org.djust;

import java.util.Set;

/**
 * A map that all views of one page share, the page itself and those embedded in it; inject it into a live view as a
 * {@code transient} field. Templates of such views find it under the name {@code shared}.
 * <p>
 * What a call changes is stored in one unit with the view's own state, undone with it if the call throws, and as durable. Calls of
 * views of one page that use the map run one at a time, so what a call reads stays true until it has ended. The page's other views
 * are told when it is stored: their {@link SharedChange} methods are called, and they are rendered. Used by the view's own methods, also
 * by its mount method. No method blocks.
 */
public interface SharedState {

    /**
     * A copy of the value under a key; null when there is none.
     *
     * @throws IllegalArgumentException when what is stored can't be read as this type
     */
    <T> T get(String key, Class<T> type);

    /**
     * @param value written as JSON; null removes the key
     * @throws IllegalArgumentException when it can't be written as JSON
     */
    void put(String key, Object value);

    /**
     * Puts a value if the present one is equal, as JSON, to the expected one; null stands for none. True when it did.
     */
    boolean compareAndSet(String key, Object expected, Object value);

    /** The keys that have a value, in order. */
    Set<String> keys();
}
