package org.djust.spi;

import java.util.Map;

/**
 * The map that the views of one page share, as it is stored.
 *
 * @param version counts its changes; 0 when nothing is stored
 * @param entries values by key; {@link Encoded#bytes()} of one that is damaged throws {@link StateDamagedException}
 */
public record SharedEntries(long version, Map<String, Encoded> entries) {

    public static final SharedEntries NONE = new SharedEntries(0, Map.of());
}
