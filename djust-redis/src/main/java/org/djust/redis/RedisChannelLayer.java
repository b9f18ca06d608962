package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.redis.Unsent.Outgoing;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.channel.Entry;
import org.djust.spi.channel.Hub;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.channel.Network;

/** Channels over Redis: messages go by publish and subscribe, and stay in a stream for a while for who has missed them. */
public final class RedisChannelLayer implements ChannelLayer, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RedisChannelLayer.class.getName());
    private static final Lane.Limits BATCH = new Lane.Limits(256, 1 << 20);
    private static final Duration TENDING = Duration.ofSeconds(1);

    private final RedisConfig config;
    private final HubLimits limits;
    private final Route route;
    private final Link link;
    private final ChannelScripts scripts;
    private final Statistics statistics = new Statistics();
    private final Lane reading;
    private final Unsent unsent;
    private final LongAdder reconnects = new LongAdder();
    private volatile NodeServices node;
    private volatile Publisher publisher;
    private volatile Hub hub;
    private volatile Feed feed;
    private volatile Histories histories;

    private RedisChannelLayer(RedisConfig config, HubLimits limits, ChannelScripts scripts) {
        this.config = config;
        this.limits = limits;
        this.scripts = scripts;
        route = Opening.route(config);
        link = Opening.open(config, route, scripts.probe());
        reading = new Lane(link, BATCH, statistics, new Completions());
        unsent = new Unsent(limits);
    }

    /**
     * Connects.
     *
     * @throws SettingsException when a setting can't be used, or no Redis can be with these settings
     */
    public static RedisChannelLayer open(Settings settings) {
        HubLimits limits = HubLimits.read(settings);
        RedisConfig config = RedisConfig.read(settings);
        String probe = "channels-" + Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        ChannelScripts scripts = new ChannelScripts(new Keys(config.app()), limits, probe);
        return new RedisChannelLayer(config, limits, scripts);
    }

    @Override
    public void start(NodeServices services) {
        node = services;
        publisher = new Publisher(link, scripts, unsent, services.executor());
        reading.start(services.executor());
        histories = new Histories(this::read, link, limits, services);
        hub = new Hub(services, limits, new Wire());
        feed = new Feed(() -> Opening.connection(config, route), scripts.channel(own()),
                config.timeout(), new Heard(), services);
        route.onMove(feed::connectAgain);
        feed.start();
        services.timer().every(TENDING, this::tend);
    }

    /** A topic that is followed always. */
    private String own() {
        return "@node:" + node.nodeId();
    }

    @Override
    public void publish(String topic, Encoded payload) {
        publisher.publish(new Outgoing(topic, hub.publish(topic, payload)));
    }

    @Override
    public Subscription subscribe(String topic, Position after, Receiver receiver) {
        return hub.subscribe(topic, after, receiver);
    }

    @Override
    public void originGone(String nodeId) {
        hub.originGone(nodeId);
    }

    private void read(String topic, boolean complete) {
        reading.submit(new Request<Void>(topic, scripts.history(topic), reply -> {
            hub.history(topic, HistoryReader.read(topic, reply, node.nanos().getAsLong(), complete));
            return null;
        }, failure -> {
            if (failure != null) {
                histories.failed(topic, complete);
            }
        }));
    }

    /** Sees whether Redis is back, and sends what waits. */
    private void tend() {
        unsent.expire(node.nanos().getAsLong());
        if (link.away() != null) {
            onExecutor(() -> {
                link.probe(scripts.probe());
                publisher.goOn();
            });
            return;
        }
        histories.retry();
        publisher.goOn();
        if (route instanceof ClusterRoute cluster) {
            onExecutor(() -> {
                link.ask(List.of(scripts.echo(cluster.keyElsewhere(scripts.probe().arguments()[0]), own())));
                feed.echoSent();
            });
        }
    }

    private void onExecutor(Runnable task) {
        try {
            node.executor().execute(() -> {
                try {
                    task.run();
                } catch (StateUnavailableException e) {
                    // the link remembers it, and the next tending tries again
                }
            });
        } catch (RejectedExecutionException e) {
            // the application stops
        }
    }

    /**
     * {@code unsent} and {@code dropped}: messages that wait for Redis, and that were given up; {@code reconnects} of the
     * subscriber; {@code batches}; and those of the memory channels.
     */
    @Override
    public Map<String, Number> statistics() {
        Map<String, Number> figures = new TreeMap<>(hub.statistics());
        figures.put("unsent", unsent.size());
        figures.put("dropped", unsent.dropped());
        figures.put("reconnects", reconnects.sum());
        figures.put("batches", publisher.batches());
        return figures;
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
        link.close();
    }

    /** What the hub asks for. */
    private final class Wire implements Network {

        @Override
        public void follow(String topic) {
            feed.subscribe(List.of(scripts.channel(topic)));
        }

        @Override
        public void unfollow(String topic) {
            feed.unsubscribe(scripts.channel(topic));
        }

        @Override
        public void repair(String topic) {
            onExecutor(() -> read(topic, true));
        }
    }

    /** What the subscriber tells. */
    private final class Heard implements Feed.Listener {

        @Override
        public void connected(long silence) {
            reconnects.increment();
            onExecutor(() -> {
                Collection<String> followed = hub.followed();
                histories.connected(silence, followed);
                List<byte[]> channels = followed.stream().map(scripts::channel).toList();
                if (!channels.isEmpty()) {
                    feed.subscribe(channels);
                }
            });
        }

        @Override
        public void subscribed(byte[] channel) {
            histories.wanted(scripts.topic(channel));
        }

        @Override
        public void message(byte[] channel, byte[] message) {
            Entry entry;
            try {
                entry = Frames.read(message, node.nanos().getAsLong());
            } catch (IllegalArgumentException e) {
                // not thrown on: it would end the connection, and with it what is published meanwhile
                LOG.log(Level.WARNING, Messages.dropped(scripts.topic(channel), e));
                return;
            }
            hub.arrived(scripts.topic(channel), entry);
        }

        @Override
        public void disconnected() {
            histories.disconnected();
            hub.disconnected();
        }
    }
}
