package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;

/**
 * Presence in Redis: a hash for each topic, and for each node the set of topics that it has entries of. Changes are announced
 * over channels. Nothing is renewed for each user: nodes have leases, not entries.
 */
public final class RedisPresenceBackend implements PresenceBackend, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RedisPresenceBackend.class.getName());
    private static final Lane.Limits BATCH = new Lane.Limits(256, 1 << 20);
    private static final Duration TENDING = Duration.ofSeconds(1);
    /** Until then what a cluster that ended has left is gone. */
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration RENEWAL = Duration.ofHours(8);
    private static final String TOPIC = "@presence:";

    private final Link link;
    private final Keys keys;
    private final Invocation probe;
    private final Lane lane;
    private final Map<String, PresenceEntry> own = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Set<Runnable> failed = ConcurrentHashMap.newKeySet();
    private volatile NodeServices node;
    private volatile ChannelLayer channels;

    private RedisPresenceBackend(Link link, Keys keys, Invocation probe) {
        this.link = link;
        this.keys = keys;
        this.probe = probe;
        this.lane = new Lane(link, BATCH, new Statistics(), new Completions());
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
        lane.start(services.executor());
        services.timer().every(TENDING, this::tend);
        services.timer().every(RENEWAL, this::restore);
    }

    @Override
    public void put(PresenceEntry entry) {
        if (own.put(id(entry), entry) == null) {
            counts.merge(entry.topic(), 1, Integer::sum);
        }
        write(entry);
    }

    private void write(PresenceEntry entry) {
        ask(entry.topic(), Invocation.of(Script.ENTER, keys.presence(entry.topic()), keys.presences(node.nodeId()),
                PresenceFrames.field(entry), PresenceFrames.value(entry), Fields.bytes(entry.topic()),
                Fields.bytes(KEPT.toMillis())), reply -> null, done -> announce(entry, true), () -> {
                    // what it is by now, unless it has ended
                    PresenceEntry now = own.get(id(entry));
                    if (now != null) {
                        write(now);
                    }
                });
    }

    @Override
    public void remove(PresenceEntry entry) {
        boolean last = own.remove(id(entry)) != null
                && counts.computeIfPresent(entry.topic(), (topic, count) -> count == 1 ? null : count - 1) == null;
        erase(entry, last);
    }

    private void erase(PresenceEntry entry, boolean last) {
        ask(entry.topic(), Invocation.of(Script.EXIT, keys.presence(entry.topic()), keys.presences(node.nodeId()),
                PresenceFrames.field(entry), Fields.bytes(entry.topic()), Fields.bytes(last ? 1 : 0)), reply -> null,
                done -> announce(entry, false), () -> {
                    if (!own.containsKey(id(entry))) {
                        erase(entry, false);
                    }
                });
    }

    private void announce(PresenceEntry entry, boolean present) {
        byte[] frame = PresenceFrames.announce(entry, present);
        channels.publish(TOPIC + entry.topic(), () -> frame);
    }

    @Override
    public ChannelLayer.Subscription watch(String topic, Watcher watcher) {
        Watch[] watch = new Watch[1];
        watch[0] = new Watch(topic, watcher, () -> load(topic, watch[0]));
        return channels.subscribe(TOPIC + topic, null, watch[0]);
    }

    private void load(String topic, Watch watch) {
        ask(topic, Invocation.of(Script.PRESENT, keys.presence(topic)), reply -> entries(topic, (List<?>) reply),
                watch::loaded, () -> load(topic, watch));
    }

    private static List<PresenceEntry> entries(String topic, List<?> hash) {
        List<PresenceEntry> entries = new ArrayList<>(hash.size() / 2);
        for (int i = 0; i < hash.size(); i += 2) {
            try {
                entries.add(PresenceFrames.stored(topic, (byte[]) hash.get(i), (byte[]) hash.get(i + 1)));
            } catch (IllegalArgumentException e) {
                // one entry that something else has written doesn't hide all others
                LOG.log(Level.WARNING, Messages.dropped(topic, e));
            }
        }
        return entries;
    }

    @Override
    public void gone(String nodeId, boolean stored) {
        if (stored) {
            clear(nodeId);
        }
    }

    private void clear(String nodeId) {
        ask(nodeId, Invocation.of(Script.TOPICS, keys.presences(nodeId)), reply -> (List<?>) reply,
                topics -> topics.forEach(topic -> clear(nodeId, Fields.text((byte[]) topic))), () -> clear(nodeId));
    }

    private void clear(String nodeId, String topic) {
        ask(topic, Invocation.of(Script.CLEAR, keys.presence(topic), keys.presences(nodeId),
                Fields.bytes(PresenceFrames.prefix(nodeId)), Fields.bytes(topic)), reply -> null, done -> {
                }, () -> clear(nodeId, topic));
    }

    @Override
    public void restore() {
        own.values().forEach(this::write);
    }

    /** @param again what to do when Redis is back, if it could not be asked */
    private <T> void ask(String about, Invocation invocation, Function<Object, T> reader, Consumer<T> done,
            Runnable again) {
        Request<T> request = new Request<>(about, invocation, reader, failure -> {
            if (failure != null) {
                failed.add(again);
            }
        });
        request.stage().thenAccept(done);
        onExecutor(() -> lane.submit(request));
    }

    private void tend() {
        if (link.away() != null) {
            onExecutor(() -> {
                try {
                    link.probe(probe);
                } catch (StateUnavailableException e) {
                    // the link remembers it, and the next tending tries again
                }
            });
            return;
        }
        List.copyOf(failed).forEach(again -> {
            failed.remove(again);
            again.run();
        });
    }

    private void onExecutor(Runnable task) {
        try {
            node.executor().execute(task);
        } catch (RejectedExecutionException e) {
            // the application stops
        }
    }

    private static String id(PresenceEntry entry) {
        return entry.topic() + '\n' + entry.viewId() + '\n' + entry.key();
    }

    @Override
    public void close() {
        link.close();
    }
}
