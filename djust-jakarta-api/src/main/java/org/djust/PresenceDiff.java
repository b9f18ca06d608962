package org.djust;

import java.util.List;

/**
 * Who came, went and changed under a topic. Somebody with two pages is one: the first that opens is a join, the last that closes
 * a leave, and anything between an update.
 *
 * @param initial whether {@code joins} is everybody, and what was known before counts no longer: at the beginning, and
 *                when this node had lost touch with others
 * @param leaves  as they were last
 */
public record PresenceDiff(String topic, boolean initial, List<Present> joins, List<Present> leaves,
        List<Present> updates) {

    public PresenceDiff {
        joins = List.copyOf(joins);
        leaves = List.copyOf(leaves);
        updates = List.copyOf(updates);
    }
}
