package org.djust.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.NodeServices;

import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One connection over which a node hears what is published at one Redis, from when it is made until it breaks. It has a thread of
 * its own, which calls the listener. Thread-safe.
 */
final class Feed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Feed.class.getName());

    private final Supplier<Subscriber> connections;
    private final long patience;
    private final FeedListener listener;
    private final NodeServices node;
    private final FeedReplies replies;
    /** What is to be written when there is a connection. */
    private final List<byte[]> early = new ArrayList<>();
    private volatile Subscriber connection;
    private volatile String life;
    private volatile long heard;
    /** When it was heard last by a way that is better known; null for {@link #heard}. */
    private volatile Long deafSince;
    private volatile boolean closed;

    /** @param patience how long the server may be silent when it was asked, in nanoseconds */
    Feed(Supplier<Subscriber> connections, long patience, FeedListener listener, NodeServices node) {
        this.connections = connections;
        this.patience = patience;
        this.listener = listener;
        this.replies = new FeedReplies(listener);
        this.node = node;
        heard = now();
    }

    void start() {
        node.threads().newThread(this::run).start();
    }

    /** In which life the server is that it hears; null while it is not connected. */
    String life() {
        return life;
    }

    /** When something was heard last. */
    long heard() {
        Long deaf = deafSince;
        return deaf == null ? heard : deaf;
    }

    /** Closes it, because nothing was heard since then, whatever the server says for itself. */
    void leave(long since) {
        deafSince = since;
        close();
    }

    /** Leads to {@link FeedListener#subscribed}, {@link FeedListener#refused} or {@link FeedListener#ended}. */
    synchronized void subscribe(byte[] channel) {
        if (connection == null) {
            early.add(channel);
        } else {
            subscribe(List.of(channel));
        }
    }

    private void subscribe(Collection<byte[]> channels) {
        channels.forEach(channel -> replies.asked(true, channel));
        connection.ssubscribe(channels);
    }

    synchronized void unsubscribe(byte[] channel) {
        if (connection != null) {
            replies.asked(false, channel);
            connection.sunsubscribe(channel);
        }
    }

    private void run() {
        try (Subscriber made = connections.get()) {
            life = made.life();
            if (life != null) {
                made.setTimeoutInfinite();
                begin(made);
                while (!closed) {
                    read(made);
                }
            }
        } catch (JedisException e) {
            LOG.log(Level.FINE, "A subscriber's connection to Redis", e);
        } finally {
            listener.ended();
        }
    }

    private void begin(Subscriber made) {
        heard = now();
        listener.connected();
        synchronized (this) {
            connection = made;
            subscribe(List.copyOf(early));
            early.clear();
        }
    }

    private void read(Subscriber from) {
        try {
            Object reply = from.getUnflushedObject();
            heard = now();
            replies.take(reply);
        } catch (JedisDataException e) {
            heard = now();
            replies.refused(e);
        }
    }

    /** Asks whether the server is there; finds a connection that is silent because it is none any more. */
    void listen() {
        Subscriber present = connection;
        if (now() - heard > patience) {
            close();
        } else if (present != null) {
            present.question();
        }
    }

    private long now() {
        return node.nanos().getAsLong();
    }

    /** Leads to {@link FeedListener#ended}. */
    @Override
    public void close() {
        closed = true;
        Subscriber present = connection;
        if (present != null) {
            present.cut();
        }
    }
}
