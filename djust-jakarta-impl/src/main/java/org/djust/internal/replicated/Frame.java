package org.djust.internal.replicated;

import java.util.List;

import org.djust.spi.PresenceEntry;

/** What nodes tell each other of their entries. Whose it is, the channel tells. Numbers count a node's changes from 1. */
sealed interface Frame {

    /** One entry is there or has changed, or has ended. */
    record Change(long number, boolean present, PresenceEntry entry) implements Frame {
    }

    /**
     * How far the sender is, told from time to time: who missed its last change learns of it.
     *
     * @param asks whether the sender wants to know the same of all others
     */
    record Head(long number, boolean asks) implements Frame {
    }

    /** Asks these nodes for all that they have. */
    record Request(List<String> nodes) implements Frame {
    }

    /**
     * Some of all the entries that the sender has.
     *
     * @param number that of all parts of one snapshot; no change has it
     * @param index  from 0
     */
    record Part(long number, int index, int count, List<PresenceEntry> entries) implements Frame {
    }
}
