package org.djust.spi;

import java.util.Map;
import java.util.Set;

/**
 * A change of one view's state.
 *
 * @param viewId   the view
 * @param epoch    the epoch under which the writer owns it
 * @param sequence counts the view's commits and attempts over all owners, from 1: of two that a network delivers late or
 *                 twice, the one with the lower number changes nothing any more
 * @param after    the sequence of the last commit that is known to be stored; 0 says that {@code changed} is the whole
 *                 state, which creates the view, or replaces what the store has of it
 * @param stamp    what moves together with the fields
 * @param changed  new values of the fields that changed, by name; a field that became null has the JSON null
 * @param shared   what it says of the map that the page's views share; null when the view doesn't use that
 */
public record Commit(String viewId, long epoch, long sequence, long after, Stamp stamp,
        Map<String, Encoded> changed, Shared shared) {

    /** A commit of a view that shares nothing. */
    public Commit(String viewId, long epoch, long sequence, long after, Stamp stamp, Map<String, Encoded> changed) {
        this(viewId, epoch, sequence, after, stamp, changed, null);
    }

    /** Whether {@link #changed} is the whole state. */
    public boolean whole() {
        return after == 0;
    }

    /**
     * @param version    counts the changes of the page, from 1
     * @param ref        the last event that is applied
     * @param renderHash hash of the page as this state renders, or 0 when it is not known
     * @param schema     names and types of the state's fields, as one tag
     */
    public record Stamp(long version, long ref, long renderHash, String schema) {
    }

    /**
     * What a view has read and written of the map that its page's views share. It is stored in one unit with the view, or
     * neither is.
     *
     * @param after   the version of the map that the writer knows
     * @param version of the map with the changes; {@code after} when there are none
     * @param whole   whether {@code changed} is the whole map, which replaces what the store has of it if that is older
     * @param changed new values by key
     * @param removed keys that are gone
     */
    public record Shared(long after, long version, boolean whole, Map<String, Encoded> changed, Set<String> removed) {
    }
}
