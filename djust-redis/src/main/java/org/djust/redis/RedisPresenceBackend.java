package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;

/**
 * Presence in Redis: a hash for each topic, and for each node how many entries it has of which topic. Changes are announced over
 * channels. Nothing is renewed for each user: nodes have leases, not entries.
 * <p>
 * What is written may arrive late, twice and in any order; the scripts let the newest hold.
 */
public final class RedisPresenceBackend implements PresenceBackend, AutoCloseable {

    private static final Duration RENEWAL = Duration.ofHours(8);
    private static final long STORED = 1;
    private static final long TAKEN_OFF = -1;
    private static final String TOPIC = "@presence:";

    private final PresenceScripts scripts;
    private final RetryingLane lane;
    private final StoredPresences stored;
    private final Map<String, PresenceEntry> own = new ConcurrentHashMap<>();
    /** The newest that could not be told of each, present or ended. */
    private final Map<String, PresenceEntry> untold = new ConcurrentHashMap<>();
    private volatile long registration;
    private volatile NodeServices node;
    private volatile ChannelLayer channels;

    RedisPresenceBackend(Link link, Keys keys, Invocation probe) {
        this.scripts = new PresenceScripts(keys);
        this.lane = new RetryingLane(link, probe);
        this.stored = new StoredPresences(lane, scripts, this::cleared);
    }

    /**
     * Connects.
     *
     * @throws SettingsException when a setting can't be used, or no Redis can be with these settings
     */
    public static RedisPresenceBackend open(Settings settings) {
        RedisConfig config = RedisConfig.readPresence(settings);
        Keys keys = new Keys(config.app());
        Invocation probe = Invocation.of(Script.PROBE, keys.probe(
                "presence-" + Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE), Character.MAX_RADIX)));
        return new RedisPresenceBackend(Opening.open(config, probe), keys, probe);
    }

    @Override
    public void start(NodeServices services, ChannelLayer layer) {
        node = services;
        channels = layer;
        lane.start(services, this::writeAll, this::reconcile);
        services.timer().every(RENEWAL, this::writeAll);
    }

    @Override
    public void put(PresenceEntry entry) {
        own.put(id(entry), entry);
        write(entry);
    }

    private void write(PresenceEntry entry) {
        lane.ask(entry.topic(), scripts.enter(entry, registration), reply -> (Long) reply, reply -> {
            if (reply == STORED && !own.containsKey(id(entry))) {
                // it has ended meanwhile, and Redis may have forgotten that
                erase(entry);
            } else if (reply == STORED) {
                announce(entry, true);
            } else if (reply == TAKEN_OFF) {
                // until this node is registered again
                tellLater(entry);
            }
        }, () -> tellLater(entry));
    }

    @Override
    public void remove(PresenceEntry entry) {
        own.remove(id(entry));
        erase(entry);
    }

    private void erase(PresenceEntry entry) {
        lane.ask(entry.topic(), scripts.exit(entry, registration), reply -> (Long) reply, reply -> {
            if (reply == STORED) {
                announce(entry, false);
            }
        }, () -> tellLater(entry));
    }

    private void tellLater(PresenceEntry entry) {
        String id = id(entry);
        untold.merge(id, entry, (one, other) -> other.isAfter(one) ? other : one);
        lane.later(id, () -> {
            PresenceEntry last = untold.remove(id);
            PresenceEntry now = own.get(id);
            if (now != null) {
                write(now);
            } else if (last != null) {
                erase(last);
            }
        });
    }

    /** Never that an entry is there after that it ended, though batches may be completed at the same time. */
    private synchronized void announce(PresenceEntry entry, boolean present) {
        if (!present || own.containsKey(id(entry))) {
            byte[] frame = PresenceFrames.announce(entry, present);
            channels.publish(TOPIC + entry.topic(), () -> frame);
        }
    }

    @Override
    public ChannelLayer.Subscription watch(String topic, Watcher watcher) {
        Watch[] watch = new Watch[1];
        watch[0] = new Watch(topic, watcher, number -> load(topic, watch[0], number));
        return channels.subscribe(TOPIC + topic, null, watch[0]);
    }

    private void load(String topic, Watch watch, long number) {
        stored.load(topic, entries -> watch.loaded(number, entries),
                () -> lane.later(watch, () -> load(topic, watch, watch.awaited())));
    }

    @Override
    public void gone(String nodeId, long epoch, boolean stored) {
        if (stored) {
            this.stored.takeOff(nodeId, epoch);
        }
    }

    /** Whoever has loaded the topic since the news that the node is gone, and before its entries were, has them still. */
    private void cleared(String topic) {
        channels.publish(TOPIC + topic, PresenceFrames::anew);
    }

    @Override
    public void restore(long epoch) {
        registration = epoch;
        writeAll();
    }

    private void writeAll() {
        own.values().forEach(this::write);
    }

    /** Stores what a replica may not have had yet that became the primary, and removes what it may still have. */
    private void reconcile() {
        writeAll();
        stored.each(node.nodeId(), entry -> {
            if (!own.containsKey(id(entry))) {
                erase(entry);
            }
        }, () -> lane.later("reconcile", this::reconcile));
    }

    private static String id(PresenceEntry entry) {
        return entry.topic() + '\n' + entry.viewId() + '\n' + entry.key();
    }

    @Override
    public void close() {
        lane.close();
    }
}
