package org.djust.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.NodeServices;

import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisException;

/** Hears each topic at the server that has its slot, over a feed for each; who loses it gets another in a moment. Thread-safe. */
final class Feeds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Feeds.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);

    private final Route route;
    private final ChannelScripts scripts;
    private final BiFunction<JedisSocketFactory, FeedListener, Feed> maker;
    private final Ears ears;
    private final NodeServices node;
    private final LongAdder connections = new LongAdder();
    private final Map<JedisSocketFactory, Home> byServer = new HashMap<>();
    private final Map<String, Home> byTopic = new HashMap<>();
    private final Set<String> homeless = new HashSet<>();
    private final Later look;
    private boolean closed;

    /** @param maker makes a feed that hears a server, and is not started */
    Feeds(Route route, ChannelScripts scripts, BiFunction<JedisSocketFactory, FeedListener, Feed> maker, Ears ears,
            NodeServices node) {
        this.route = route;
        this.scripts = scripts;
        this.maker = maker;
        this.ears = ears;
        this.node = node;
        this.look = new Later(node, this::lookAgain);
        route.onMove(() -> all().forEach(home -> home.feed().close()));
    }

    synchronized void follow(String topic) {
        if (!closed && !byTopic.containsKey(topic)) {
            settle(topic);
        }
    }

    synchronized void unfollow(String topic) {
        homeless.remove(topic);
        Home home = byTopic.get(topic);
        if (home != null) {
            home.feed().unsubscribe(scripts.channel(topic));
            take(home, topic);
        }
    }

    private void settle(String topic) {
        byte[] channel = scripts.channel(topic);
        JedisSocketFactory server = route.to(channel);
        if (server == null) {
            homeless.add(topic);
            look.in(PAUSE);
            return;
        }
        homeless.remove(topic);
        Home home = byServer.computeIfAbsent(server, absent -> new Home(absent, this, ears, scripts, maker));
        byTopic.put(topic, home);
        home.topics().add(topic);
        home.feed().subscribe(channel);
    }

    private void take(Home home, String topic) {
        byTopic.remove(topic);
        home.topics().remove(topic);
        if (home.topics().isEmpty() && byServer.remove(home.server(), home)) {
            home.feed().close();
        }
    }

    private void lookAgain() {
        try {
            route.doubt();
        } catch (JedisException e) {
            LOG.log(Level.FINE, "Asking where the topics are", e);
        }
        settleAll();
    }

    private synchronized void settleAll() {
        List.copyOf(closed ? List.of() : homeless).forEach(this::settle);
    }

    void connected() {
        connections.increment();
    }

    synchronized void subscribed(Home home, String topic) {
        if (byTopic.get(topic) == home) {
            ears.heard(topic, home.feed().life());
        } else {
            // it went elsewhere before there was a connection here
            home.feed().unsubscribe(scripts.channel(topic));
        }
    }

    synchronized void refused(Home home, String topic) {
        if (byTopic.get(topic) == home) {
            ears.silent(List.of(topic), node.nanos().getAsLong());
            take(home, topic);
            homeless.add(topic);
            look.in(SHORT_PAUSE);
        }
    }

    synchronized void ended(Home home) {
        byServer.remove(home.server(), home);
        if (!closed && !home.topics().isEmpty()) {
            ears.silent(List.copyOf(home.topics()), home.feed().heard());
            byTopic.keySet().removeAll(home.topics());
            homeless.addAll(home.topics());
            home.topics().clear();
            look.in(PAUSE);
        }
    }

    synchronized List<Home> all() {
        return List.copyOf(byServer.values());
    }

    /** How many were made. */
    long connections() {
        return connections.sum();
    }

    @Override
    public synchronized void close() {
        closed = true;
        all().forEach(home -> home.feed().close());
    }
}
