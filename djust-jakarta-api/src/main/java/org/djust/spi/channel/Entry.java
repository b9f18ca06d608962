package org.djust.spi.channel;

import org.djust.spi.ChannelLayer.Message;
import org.djust.spi.Encoded;

/**
 * A message as nodes pass it on.
 *
 * @param origin   the node that published it
 * @param number   counts what that node publishes, on whichever topic
 * @param previous the number of the origin's message before on this topic; 0 when it remembers none
 * @param payload  null for a message that its origin had to give up
 * @param at       when it was published, by this node's clock, in nanoseconds
 */
public record Entry(String origin, long number, long previous, Encoded payload, long at) {

    Message message() {
        return new Message(origin, number, payload);
    }

    boolean isLost() {
        return payload == null;
    }
}
