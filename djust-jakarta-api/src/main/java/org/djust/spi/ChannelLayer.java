package org.djust.spi;

import java.util.Map;

/**
 * Carries payloads from whoever broadcasts to whoever subscribes, on all nodes. Each node numbers what it publishes, so that
 * loss is repaired from what was published lately, or told to the receiver; it is never silent. Thread-safe; no method
 * blocks.
 */
public interface ChannelLayer {

    /** Called once, before all others. */
    void start(NodeServices node);

    /**
     * Delivers to all that are subscribed now, in the order of this node's calls; receivers on this node don't wait for any
     * network.
     */
    void publish(String topic, Encoded payload);

    /**
     * Receives a topic's messages.
     *
     * @param after what the receiver has had, perhaps on another node: what came later is delivered if it is still kept, else
     *              the receiver is told of a gap. Null for what is published from now on; what
     *              other nodes published a few milliseconds before may come, too
     * @return ends the subscription when closed; closing twice does nothing
     */
    Subscription subscribe(String topic, Position after, Receiver receiver);

    /** A node has died; its last messages may have reached nobody. Receivers of its topics are told of a gap. */
    void originGone(String nodeId);

    /** Figures for operators, by names that the implementation documents. */
    Map<String, Number> statistics();

    /** Takes what arrives, in order, called by one thread at a time; must return at once. */
    interface Receiver {

        /**
         * All up to the position is done with, as is what was before. Called before the first message, and again when it moved
         * without a message.
         *
         * @param gap whether messages up to there are lost
         */
        void begins(Position position, boolean gap);

        void received(Message message);
    }

    /**
     * What was published.
     *
     * @param origin the id of the node that published it
     * @param number counts the origin's messages, with gaps within one topic
     */
    record Message(String origin, long number, Encoded payload) {
    }

    /** A subscription that can be ended. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
