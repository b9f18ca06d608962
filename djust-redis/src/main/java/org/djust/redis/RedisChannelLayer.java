package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.djust.redis.Unsent.Outgoing;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.channel.Hub;
import org.djust.spi.channel.HubLimits;

/** Channels over Redis: messages go by publish and subscribe, and stay in a stream for a while for who has missed them. */
public final class RedisChannelLayer implements ChannelLayer, AutoCloseable {

    private static final Duration TENDING = Duration.ofSeconds(1);

    private final RedisConfig config;
    private final HubLimits limits;
    private final Route route;
    private final Link link;
    private final ChannelScripts scripts;
    private final Unsent unsent;
    private volatile NodeServices node;
    private volatile Publisher publisher;
    private volatile ChannelWire wire;
    private volatile Hub hub;

    private RedisChannelLayer(RedisConfig config, HubLimits limits, ChannelScripts scripts) {
        this.config = config;
        this.limits = limits;
        this.scripts = scripts;
        route = Opening.route(config);
        link = Opening.open(config, route, config.url().cluster(), scripts.probe(), scripts.echo());
        try {
            Opening.hear(config, route, scripts.channel("@nobody"));
        } catch (SettingsException e) {
            link.close();
            throw e;
        }
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
        publisher = new Publisher(link, scripts, unsent, route, services);
        wire = new ChannelWire(config, limits, route, link, scripts, services);
        hub = wire.hub();
        services.timer().every(TENDING, this::tend);
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

    /** Sees whether Redis is back, and sends what waits. */
    private void tend() {
        unsent.expire(node.nanos().getAsLong());
        if (link.away() != null) {
            Tasks.execute(node, () -> {
                link.probe(scripts.probe());
                publisher.goOn();
            });
        } else {
            Tasks.execute(node, wire::retry);
            Tasks.execute(node, publisher::lookAgain);
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
        figures.put("reconnects", wire.connections());
        figures.put("batches", publisher.batches());
        return figures;
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
        link.close();
    }
}
