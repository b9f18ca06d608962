package org.djust.spi;

import java.util.Map;

/**
 * A view's state as its new owner receives it.
 *
 * @param epoch    the epoch under which the claimer owns the view
 * @param sequence of the last commit that is stored
 * @param fields   values by name; {@link Encoded#bytes()} of one that is damaged throws {@link StateDamagedException}
 */
public record Claim(long epoch, long sequence, Commit.Stamp stamp, Map<String, Encoded> fields) {
}
