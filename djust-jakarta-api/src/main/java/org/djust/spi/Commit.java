package org.djust.spi;

import java.util.Map;

/**
 * A change of one view's state.
 *
 * @param viewId    the view
 * @param epoch     the epoch under which the writer owns it
 * @param stamp     what moves together with the fields
 * @param changed   new values of the fields that changed, by name; a field that became null has the JSON null
 */
public record Commit(String viewId, long epoch, Stamp stamp, Map<String, Encoded> changed) {

    /**
     * @param version    counts the view's commits, from 1
     * @param ref        the last event that is applied
     * @param renderHash hash of the page as this state renders, or 0 when it is not known
     * @param schema     names and types of the state's fields, as one tag
     */
    public record Stamp(long version, long ref, long renderHash, String schema) {
    }
}
