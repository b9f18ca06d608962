package org.djust.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.NodeServices;

import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The one connection over which a node hears what others publish, made again whenever it breaks. It has a thread of its own,
 * which calls the listener. Of a cluster it hears one primary, to which the others pass on what is published there: if they don't,
 * echoes stay away. Thread-safe.
 */
final class Feed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Feed.class.getName());
    private static final Duration LISTENING = Duration.ofSeconds(1);
    /** The longest pause before a connection is tried again, in ms; nodes should not come back at the same moment. */
    private static final int PAUSE = 500;

    private final Supplier<Jedis> connections;
    private final byte[] own;
    private final long patience;
    private final Listener listener;
    private final NodeServices node;
    private volatile Jedis jedis;
    private volatile Hearing hearing;
    private volatile long heard;
    /** When the first echo was sent that has not arrived; 0 when all have. */
    private volatile long unanswered;
    private volatile boolean closed;

    /** Whom the feed tells; called by one thread at a time. */
    interface Listener {

        /** @param silence since something was last heard, in nanoseconds */
        void connected(long silence);

        void subscribed(byte[] channel);

        void message(byte[] channel, byte[] message);

        void disconnected();
    }

    /**
     * @param own      a channel that always is subscribed to
     * @param patience how long an answer may take
     */
    Feed(Supplier<Jedis> connections, byte[] own, Duration patience, Listener listener, NodeServices node) {
        this.connections = connections;
        this.own = own;
        this.patience = patience.plus(LISTENING).toNanos();
        this.listener = listener;
        this.node = node;
    }

    void start() {
        heard = now();
        node.threads().newThread(this::run).start();
        node.timer().every(LISTENING, this::listen);
    }

    /** Nothing when there is no connection: {@link Listener#connected} comes when there is one. */
    void subscribe(Collection<byte[]> channels) {
        write(pubSub -> pubSub.subscribe(channels.toArray(byte[][]::new)));
    }

    void unsubscribe(byte[] channel) {
        write(pubSub -> pubSub.unsubscribe(channel));
    }

    /** An empty message was published on the own channel, where it has to come by the way that others' messages come. */
    void echoSent() {
        long first = unanswered;
        if (first == 0) {
            unanswered = now();
        } else if (now() - first > patience) {
            // nothing was heard since, whatever this server says for itself
            heard = first;
            unanswered = 0;
            connectAgain();
        }
    }

    /** Leaves the server that it listens to; {@link Listener#connected} comes when there is another connection. */
    void connectAgain() {
        Jedis present = jedis;
        if (present != null) {
            present.disconnect();
        }
    }

    private interface Question {
        void put(Hearing hearing);
    }

    /** One at a time: the connection takes no two writers. */
    private synchronized void write(Question question) {
        Hearing present = hearing;
        if (present != null) {
            try {
                question.put(present);
            } catch (JedisException e) {
                // the reading thread sees the same, and connects again
                LOG.log(Level.FINE, "The subscriber's connection to Redis", e);
            }
        }
    }

    private void run() {
        while (!closed) {
            try (Jedis connection = connections.get()) {
                jedis = connection;
                connection.subscribe(new Hearing(), own);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "The subscriber's connection to Redis", e);
            }
            jedis = null;
            if (hearing != null) {
                hearing = null;
                listener.disconnected();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(1, PAUSE)));
        }
    }

    /** Finds a connection that is silent because it is none any more. */
    private void listen() {
        Jedis present = jedis;
        if (present != null && hearing != null && now() - heard > patience) {
            present.disconnect();
        } else {
            write(BinaryJedisPubSub::ping);
        }
    }

    private long now() {
        return node.nanos().getAsLong();
    }

    @Override
    public void close() {
        closed = true;
        connectAgain();
    }

    private final class Hearing extends BinaryJedisPubSub {

        @Override
        public void onSubscribe(byte[] channel, int count) {
            if (hearing == this) {
                heard = now();
                listener.subscribed(channel);
            } else {
                long silence = now() - heard;
                unanswered = 0;
                heard = now();
                hearing = this;
                listener.connected(silence);
            }
        }

        @Override
        public void onMessage(byte[] channel, byte[] message) {
            heard = now();
            if (message.length == 0) {
                unanswered = 0;
            } else {
                listener.message(channel, message);
            }
        }

        @Override
        public void onPong(byte[] text) {
            heard = now();
        }
    }
}
