package org.djust.redis;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

import redis.clients.jedis.JedisSocketFactory;

/**
 * A feed, and the topics that are heard over it; in a cluster also an echo: a channel of its own, on which this node publishes as
 * others do, to find out whether the feed is where they publish. Thread-safe.
 */
final class Home implements FeedListener {

    private final JedisSocketFactory server;
    private final Feeds feeds;
    private final Ears ears;
    private final ChannelScripts scripts;
    private final Feed feed;
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private volatile byte[] echo;
    private volatile boolean echoes;
    /** When the first echo was published that has not arrived; 0 when all have. */
    private volatile long unanswered;
    private final AtomicBoolean doubted = new AtomicBoolean();
    private boolean confirmed;

    /** @param maker as of {@link Feeds} */
    Home(JedisSocketFactory server, Feeds feeds, Ears ears, ChannelScripts scripts,
            BiFunction<JedisSocketFactory, FeedListener, Feed> maker) {
        this.server = server;
        this.feeds = feeds;
        this.ears = ears;
        this.scripts = scripts;
        feed = maker.apply(server, this);
        feed.start();
    }

    JedisSocketFactory server() {
        return server;
    }

    Feed feed() {
        return feed;
    }

    /** Changed by {@link Feeds} only. */
    Set<String> topics() {
        return topics;
    }

    /** It may be that the server is no primary any more. */
    void doubt() {
        doubted.set(true);
    }

    /** Whether {@link #doubt} was called since this was asked last. */
    boolean takeDoubt() {
        return doubted.getAndSet(false);
    }

    /** Where to publish an empty message; null when it would not arrive yet. */
    byte[] echo() {
        return echoes ? echo : null;
    }

    /** @param channel of a slot that the server has; ignored when there is one already */
    void echoOn(byte[] channel) {
        if (echo == null) {
            echo = channel;
            feed.subscribe(channel);
        }
    }

    /** @param patience how long it may take to arrive, in nanoseconds */
    void echoSent(long now, long patience) {
        long first = unanswered;
        if (first == 0) {
            unanswered = now;
        } else if (now - first > patience) {
            feed.leave(first);
        }
    }

    @Override
    public void connected() {
        feeds.connected();
    }

    @Override
    public void subscribed(byte[] channel) {
        if (!confirmed) {
            confirmed = true;
            doubt();
        }
        if (Arrays.equals(channel, echo)) {
            echoes = true;
        } else {
            feeds.subscribed(this, scripts.topic(channel));
        }
    }

    @Override
    public void refused(byte[] channel) {
        doubt();
        if (Arrays.equals(channel, echo)) {
            echoes = false;
            unanswered = 0;
            echo = null;
        } else {
            feeds.refused(this, scripts.topic(channel));
        }
    }

    @Override
    public void message(byte[] channel, byte[] message) {
        if (Arrays.equals(channel, echo)) {
            unanswered = 0;
        } else {
            ears.message(scripts.topic(channel), message);
        }
    }

    @Override
    public void ended() {
        feeds.ended(this);
    }
}
