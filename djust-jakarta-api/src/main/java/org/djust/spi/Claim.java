package org.djust.spi;

import java.util.Map;

/**
 * A view's state as its new owner receives it.
 *
 * @param epoch the epoch under which the claimer owns the view
 */
public record Claim(long epoch, Commit.Stamp stamp, Map<String, Encoded> fields) {
}
