package org.djust.internal.cluster;

import org.djust.spi.Roster.Member;

/** Hears of changes among the nodes, one at a time and in order, on the node's executor. Methods should not block. */
public interface MembershipListener {

    /**
     * This node is registered under this epoch. What others knew of it under an earlier one may be gone: they swept it, or
     * the store lost it.
     */
    default void registered(long epoch) {
    }

    /** Another node is there that was not, or was not known. */
    default void joined(Member member) {
    }

    /** Its lease has lapsed, or the store has lost it. It may live. */
    default void suspected(Member member) {
    }

    /** It was suspected, and its lease holds again. */
    default void recovered(Member member) {
    }

    /**
     * A node that has not left is registered under another epoch, a higher one unless the store went back to old data: it
     * lives, and writes again what it had stored under the epoch before.
     */
    default void renewed(Member member) {
    }

    /**
     * It left.
     *
     * @param died whether it was swept, or was lost by the store and did not come back in time; else it left in order
     */
    default void left(Member member, boolean died) {
    }

    /**
     * This node has swept another, and no other node has: it is to remove what that one stored under this epoch and
     * earlier ones. Nobody else will if this node dies before it is done. Not told when that node is registered anew by
     * then: it lives, and looks after what it stored.
     */
    default void swept(String nodeId, long epoch) {
    }
}
