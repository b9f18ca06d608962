package org.djust.internal.render;

import java.util.List;

/**
 * A scope that isn't as the client shows it.
 *
 * @param shown  the scope as it is now
 * @param before the scope as the client shows it, null when it is new
 * @param codes  of its chunks
 * @param chunks {@link Piece}, String (a value), {@link Shown} (a scope that is as it was) or {@link Rendered}; null when
 *               only scopes inside changed
 * @param inner  the changed ones of the scopes directly inside, without the new ones
 */
record Rendered(Shown shown, Shown before, long[] codes, Object[] chunks, List<Rendered> inner) {

    boolean isNew() {
        return before == null;
    }
}
