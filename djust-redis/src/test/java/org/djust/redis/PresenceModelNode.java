package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Timer;

/** One node of a {@link PresenceModel}: its users, what it sees of others', and its threads, driven by hand in any order. */
final class PresenceModelNode implements ChannelLayer, Timer {

    private static final int USERS = 4;

    final String id;
    final FaultyRedis api;
    private final PresenceModel model;
    private final RedisPresenceBackend backend;
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Runnable> regular = new ArrayList<>();
    private final Deque<Runnable> arriving = new ArrayDeque<>();
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final Map<String, PresenceEntry> own = new TreeMap<>();
    private final Map<String, PresenceModelView> views = new HashMap<>();
    private long revision;
    private long published;
    private long registration;

    PresenceModelNode(PresenceModel model, String id, FaultyRedis api, Keys keys) {
        this.model = model;
        this.id = id;
        this.api = api;
        backend = new RedisPresenceBackend(new Link(api, "model"), keys,
                Invocation.of(Script.PROBE, keys.probe(id)));
        backend.start(new NodeServices(id, tasks::add, Thread::new, this, System::nanoTime), this);
        for (String topic : PresenceModel.TOPICS) {
            views.put(topic, new PresenceModelView(id));
            backend.watch(topic, views.get(topic));
        }
    }

    void register(long epoch) {
        if (epoch > registration) {
            registration = epoch;
            backend.restore(epoch);
        }
    }

    /** Another node counts as gone. */
    void gone(PresenceModelNode other, boolean stored) {
        long epoch = other.registration;
        views.values().forEach(view -> view.drop(other.id));
        later(() -> backend.gone(other.id, epoch, stored));
    }

    void later(Runnable task) {
        tasks.add(task);
    }

    void step() {
        switch (model.random.nextInt(12)) {
            case 0, 1, 2 -> put();
            case 3, 4 -> remove();
            case 5 -> arrive();
            case 6 -> gap();
            case 7 -> regular.forEach(Runnable::run);
            default -> {
                if (!tasks.isEmpty()) {
                    tasks.remove(model.random.nextInt(tasks.size())).run();
                }
            }
        }
    }

    private String topic() {
        return PresenceModel.TOPICS.get(model.random.nextInt(PresenceModel.TOPICS.size()));
    }

    private PresenceEntry next(String topic, String key) {
        byte[] meta = ("m" + ++revision).getBytes(StandardCharsets.UTF_8);
        return new PresenceEntry(topic, key, "view", id, 1, revision, () -> meta);
    }

    private void put() {
        PresenceEntry entry = next(topic(), "user" + model.random.nextInt(USERS));
        own.put(PresenceModelView.name(entry), entry);
        backend.put(entry);
    }

    private void remove() {
        if (!own.isEmpty()) {
            String name = List.copyOf(own.keySet()).get(model.random.nextInt(own.size()));
            PresenceEntry ended = own.remove(name);
            backend.remove(next(ended.topic(), ended.key()));
        }
    }

    void arriving(String topic, Message message) {
        arriving.add(() -> receivers.get(topic).received(message));
    }

    private void arrive() {
        if (!arriving.isEmpty()) {
            arriving.remove().run();
        }
    }

    /** The connection breaks, and what was on its way is lost. */
    private void gap() {
        if (model.random.nextInt(10) == 0) {
            arriving.clear();
            receivers.values().forEach(receiver -> receiver.begins(Position.START, true));
        }
    }

    /** Does all that waits. */
    void finish() {
        regular.forEach(Runnable::run);
        while (!tasks.isEmpty() || !arriving.isEmpty()) {
            if (!tasks.isEmpty()) {
                tasks.remove(model.random.nextInt(tasks.size())).run();
            }
            arrive();
        }
    }

    void sweep(Set<String> alive) {
        views.values().forEach(view -> view.sweep(alive));
    }

    Map<String, String> present() {
        return PresenceModelView.metas(own.values());
    }

    Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        views.values().forEach(view -> seen.putAll(PresenceModelView.metas(view.present())));
        return seen;
    }

    @Override
    public void start(NodeServices node) {
        // ready as it is
    }

    @Override
    public void publish(String topic, Encoded payload) {
        model.published(topic, new Message(id, ++published, payload));
    }

    @Override
    public Subscription subscribe(String topic, Position after, Receiver receiver) {
        receivers.put(topic, receiver);
        receiver.begins(Position.START, false);
        return () -> receivers.remove(topic);
    }

    @Override
    public void originGone(String nodeId) {
        // nobody is told
    }

    @Override
    public Map<String, Number> statistics() {
        return Map.of();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        later(task);
    }

    @Override
    public void every(Duration period, Runnable task) {
        if (period.compareTo(Duration.ofMinutes(1)) < 0) {
            regular.add(task);
        }
    }
}
