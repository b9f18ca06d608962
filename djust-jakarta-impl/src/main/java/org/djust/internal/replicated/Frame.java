package org.djust.internal.replicated;

import java.util.List;
import java.util.Map;

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

    /**
     * Answers who asks: how far the sender knows each node, itself included. Only who has heard of all others tells it.
     *
     * @param numbers by node
     */
    record Known(Map<String, Long> numbers) implements Frame {
    }

    /**
     * Asks for all that these nodes have.
     *
     * @param numbers how far the sender knows each
     */
    record Request(Map<String, Long> numbers) implements Frame {
    }

    /**
     * Some of all the entries that a node has. What another than that node sends is what it knows of it: a node that can't be
     * asked any more may have users who are still on their way.
     *
     * @param node   whose they are
     * @param number that of all parts of one snapshot; no change has it, and all snapshots with it have the same parts
     * @param index  from 0
     */
    record Part(String node, long number, int index, int count, List<PresenceEntry> entries) implements Frame {
    }
}
