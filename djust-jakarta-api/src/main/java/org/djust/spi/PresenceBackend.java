package org.djust.spi;

import java.util.Collection;

/**
 * Lets every node know the presences of all others. A node is the only writer of its own entries. Thread-safe; no method
 * blocks, and what can't be told now is told when that is possible again.
 */
public interface PresenceBackend {

    /** Called once, before all others. */
    void start(NodeServices node, ChannelLayer channels);

    /** An entry of this node is there, or has changed. */
    void put(PresenceEntry entry);

    /** An entry of this node has ended. */
    void remove(PresenceEntry entry);

    /**
     * Follows the entries of other nodes under a topic.
     *
     * @return ends it when closed
     */
    ChannelLayer.Subscription watch(String topic, Watcher watcher);

    /**
     * A node has left, or died: nothing of it counts any more, unless it tells it again. Watchers need not be told.
     *
     * @param epoch  of the registration that ended: what the node tells under a later one counts
     * @param stored whether it is this node's part to remove also what that one has stored
     */
    void gone(String nodeId, long epoch, boolean stored);

    /**
     * This node is registered, or is again, and what others may have had of it is lost: its entries are to be told again.
     *
     * @param epoch of the registration; each has a higher one
     */
    void restore(long epoch);

    /** Takes what other nodes tell of one topic; called by one thread at a time. */
    interface Watcher {

        /**
         * All entries of other nodes; those told before count no longer. Called as soon as all are known, and again after a
         * loss; until then what is told is not all.
         */
        void snapshot(Collection<PresenceEntry> entries);

        void put(PresenceEntry entry);

        /** The entry has ended; later ones of the same topic, key and view may be there. */
        void removed(PresenceEntry entry);
    }
}
