package org.djust.redis;

import java.util.Collection;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.NodeServices;
import org.djust.spi.channel.Entry;
import org.djust.spi.channel.Hub;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.channel.Network;

/** What one node hears of others' messages, and reads of what it has missed: joins its {@link Hub} to Redis. Thread-safe. */
final class ChannelWire implements Network, Ears, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ChannelWire.class.getName());
    private static final Lane.Limits BATCH = new Lane.Limits(256, 1 << 20);

    private final ChannelScripts scripts;
    private final NodeServices node;
    private final Lane reading;
    private final Histories histories;
    private final Feeds feeds;
    private final Hub hub;

    ChannelWire(RedisConfig config, HubLimits limits, Route route, Link link, ChannelScripts scripts,
            NodeServices node) {
        this.scripts = scripts;
        this.node = node;
        reading = new Lane(link, BATCH, new Statistics(), new Completions());
        reading.start(node.executor());
        histories = new Histories(this::read, link, limits, node);
        long patience = FeedWatch.patience(config.timeout());
        feeds = new Feeds(route, scripts, (server, listener) -> new Feed(() -> Opening.subscriber(config, server),
                patience, listener, node), this, node);
        hub = new Hub(node, limits, this);
        new FeedWatch(feeds, link, scripts, config.url().cluster(), config.timeout(), node).start();
    }

    Hub hub() {
        return hub;
    }

    /** How many connections were made to hear. */
    long connections() {
        return feeds.connections();
    }

    /** Reads what could not be read before. */
    void retry() {
        histories.retry();
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

    @Override
    public void follow(String topic) {
        feeds.follow(topic);
    }

    @Override
    public void unfollow(String topic) {
        // in this order: whoever follows it again in this moment must not be forgotten
        histories.forget(topic);
        feeds.unfollow(topic);
    }

    @Override
    public void repair(String topic) {
        Tasks.execute(node, () -> read(topic, true));
    }

    @Override
    public void heard(String topic, String life) {
        histories.heard(topic, life);
    }

    @Override
    public void silent(Collection<String> topics, long since) {
        histories.silent(topics, since);
        hub.disconnected(topics);
    }

    @Override
    public void message(String topic, byte[] message) {
        Entry entry;
        try {
            entry = Frames.read(message, node.nanos().getAsLong());
        } catch (IllegalArgumentException e) {
            // not thrown on: it would end the connection, and with it what is published meanwhile
            LOG.log(Level.WARNING, Messages.dropped(topic, e));
            return;
        }
        hub.arrived(topic, entry);
    }

    @Override
    public void close() {
        feeds.close();
    }
}
