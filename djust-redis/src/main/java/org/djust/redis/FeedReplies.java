package org.djust.redis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** Makes sense of what a server sends to a {@link Feed}. Thread-safe; one thread at a time may pass what comes. */
final class FeedReplies {

    private static final Logger LOG = Logger.getLogger(FeedReplies.class.getName());

    private final FeedListener listener;
    /** What was written and has no answer yet; answers come in this order. */
    private final Deque<Asked> asked = new ArrayDeque<>();

    /** @param on whether the channel is to be subscribed to, or not any more */
    private record Asked(boolean on, byte[] channel) {

        boolean is(boolean subscribing, byte[] other) {
            return on == subscribing && Arrays.equals(channel, other);
        }
    }

    FeedReplies(FeedListener listener) {
        this.listener = listener;
    }

    /** To be called before it is written. */
    synchronized void asked(boolean on, byte[] channel) {
        asked.add(new Asked(on, channel));
    }

    void take(Object reply) {
        // the answer to a ping is text when nothing is subscribed to
        if (reply instanceof List<?> parts && parts.get(1) instanceof byte[] channel) {
            switch (Fields.text((byte[]) parts.get(0))) {
                case "smessage" -> listener.message(channel, (byte[]) parts.get(2));
                case "ssubscribe" -> {
                    answered(each -> each.is(true, channel));
                    listener.subscribed(channel);
                }
                case "sunsubscribe" -> {
                    if (answered(each -> each.is(false, channel)) == null) {
                        // nobody asked: its slot has moved
                        listener.refused(channel);
                    }
                }
                default -> {
                    // the answer to a ping
                }
            }
        }
    }

    void refused(JedisDataException e) {
        Asked refused = answered(each -> !(e instanceof JedisMovedDataException moved)
                || Slots.of(each.channel) == moved.getSlot());
        LOG.log(Level.FINE, "A channel is not to be had there", e);
        if (refused != null && refused.on) {
            listener.refused(refused.channel);
        }
    }

    /** The first such, which waits no more; null when there is none. */
    private synchronized Asked answered(Predicate<Asked> which) {
        Asked found = asked.stream().filter(which).findFirst().orElse(null);
        asked.remove(found);
        return found;
    }
}
