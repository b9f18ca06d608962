package org.djust.internal.state;

import org.djust.spi.Encoded;

/**
 * A field's value as it was at a commit. Never changes; comparing and restoring are for the view's thread, {@link #bytes}
 * for any.
 */
public interface Snapshot extends Encoded {

    /**
     * Whether the field's value is still what it was. May say no for a value that was replaced by an equal one, never yes
     * for one that differs.
     */
    boolean unchanged(Object live);

    /** A live value to go back to: the same object if it can't change, else a new copy. */
    Object restore();

    /** {@inheritDoc} Encodes at each call, since whoever stores asks once, and keeping the bytes would double the state. */
    @Override
    byte[] bytes();
}
