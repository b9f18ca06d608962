package org.djust.spi.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.Timer;

/**
 * Three nodes and a store between them, to which anything may happen: what nodes hear is lost, doubled and comes late;
 * connections break, histories are read late or fail, the store keeps little and may forget all, nodes restart. Every
 * subscriber must have each message once and in order, or have been told of a gap.
 */
final class HubModel {

    private static final String TOPIC = "topic";
    private static final HubLimits LIMITS = new HubLimits(8, Duration.ofSeconds(10));

    private final Random random;
    private final boolean namesPrevious;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Sub> subs = new ArrayList<>();
    /** All that was ever published, by origin and number. */
    private final Map<String, TreeMap<Long, Entry>> published = new HashMap<>();
    private Deque<Entry> stream = new ArrayDeque<>();
    private Map<String, Long> heads = new HashMap<>();
    private int lives;
    private int starts;
    private long now;

    /** @param namesPrevious false for messages that don't tell what came before them */
    HubModel(long seed, boolean namesPrevious) {
        this.random = new Random(seed);
        this.namesPrevious = namesPrevious;
        for (int i = 0; i < 3; i++) {
            nodes.add(new Node());
        }
    }

    /** @throws AssertionError when a subscriber lacks something and was not told so, or had it twice */
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            now += Duration.ofMillis(random.nextInt(40)).toNanos();
            step(nodes.get(random.nextInt(3)));
        }
        nodes.forEach(node -> node.connected = node.connected || node.connect());
        // one more of each, since the loss of a last one shows by the next
        nodes.forEach(Node::publish);
        for (int i = 0; i < 1000; i++) {
            nodes.forEach(node -> node.work(false));
        }
        subs.forEach(Sub::checkEnd);
    }

    private void step(Node node) {
        int dice = random.nextInt(100);
        if (dice < 35) {
            node.publish();
        } else if (dice < 85) {
            node.work(true);
        } else if (dice < 90) {
            subs.add(new Sub(node, null));
        } else if (dice < 93 && !subs.isEmpty()) {
            Sub moving = subs.remove(random.nextInt(subs.size()));
            moving.subscription.close();
            subs.add(new Sub(node, moving));
        } else if (dice < 96) {
            node.connected = node.connected ? node.breaks() : node.connect();
        } else if (dice < 97) {
            forget();
        } else if (dice < 98) {
            restart(node);
        }
    }

    /** The store has lost everything, as its next life. */
    private void forget() {
        lives++;
        stream = new ArrayDeque<>();
        heads = new HashMap<>();
        nodes.forEach(node -> node.connected = node.connected && node.breaks());
    }

    private void restart(Node old) {
        subs.removeIf(sub -> sub.node == old);
        nodes.set(nodes.indexOf(old), new Node());
        // what it had not sent yet is gone with it
        nodes.forEach(node -> node.hub.originGone(old.id));
    }

    private final class Node implements Network, Timer {
        final String id = "node" + ++starts;
        final Deque<Runnable> tasks = new ArrayDeque<>();
        final Deque<Entry> unsent = new ArrayDeque<>();
        final List<Entry> heard = new ArrayList<>();
        final List<Runnable> wanted = new ArrayList<>();
        final Hub hub = new Hub(new NodeServices(id, tasks::add, Thread::new, this, () -> now), LIMITS, this);
        boolean connected = true;
        boolean followed;
        int life = lives;
        long lost;
        /** Whether more was missed than a history can tell; stays until one has been read, over any number of connections. */
        boolean missed;
        Runnable sweep;

        void publish() {
            Entry entry = hub.publish(TOPIC, () -> new byte[0]);
            published.computeIfAbsent(id, node -> new TreeMap<>()).put(entry.number(), entry);
            unsent.add(entry);
        }

        /** Does something that waits; unless all is well, with accidents. */
        void work(boolean accidents) {
            if (connected && !unsent.isEmpty()) {
                send(unsent.remove(), accidents);
            }
            if (!heard.isEmpty()) {
                hear(accidents);
            }
            if (connected && !wanted.isEmpty() && !(accidents && random.nextInt(4) == 0)) {
                wanted.remove(0).run();
            }
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
            if (accidents && random.nextInt(20) == 0) {
                sweep.run();
            }
        }

        private void send(Entry entry, boolean accidents) {
            if (heads.getOrDefault(id, 0L) >= entry.number()) {
                return;
            }
            // a message is as old as it is in the store, as in Redis
            stream.add(new Entry(id, entry.number(), entry.previous(), entry.payload(), now));
            heads.put(id, entry.number());
            if (stream.size() > LIMITS.capacity()) {
                stream.remove();
            }
            for (Node node : nodes) {
                int copies = !accidents || random.nextInt(10) > 0 ? 1 : random.nextInt(3);
                for (int i = 0; node.connected && node.followed && i < copies; i++) {
                    node.heard.add(entry);
                }
            }
        }

        private void hear(boolean accidents) {
            Entry entry = heard.remove(accidents && random.nextInt(5) == 0 ? random.nextInt(heard.size()) : 0);
            if (!entry.origin().equals(id)) {
                hub.arrived(TOPIC, new Entry(entry.origin(), entry.number(), namesPrevious ? entry.previous() : 0,
                        entry.payload(), now));
            }
        }

        boolean breaks() {
            heard.clear();
            wanted.clear();
            lost = now;
            hub.disconnected(List.of(TOPIC));
            return false;
        }

        boolean connect() {
            missed |= followed && (life != lives || now - lost >= LIMITS.expiry().toNanos());
            life = lives;
            if (followed) {
                wanted.add(this::resume);
            }
            return true;
        }

        private void resume() {
            read(!missed);
            missed = false;
        }

        private void read(boolean complete) {
            List<Entry> entries = stream.stream().filter(entry -> now - entry.at() <= LIMITS.expiry().toNanos())
                    .map(entry -> namesPrevious ? entry
                            : new Entry(entry.origin(), entry.number(), 0, entry.payload(), entry.at()))
                    .toList();
            hub.history(TOPIC, new History(namesPrevious ? Map.copyOf(heads) : Map.of(), entries, complete));
        }

        @Override
        public void follow(String topic) {
            followed = true;
            repair(topic);
        }

        @Override
        public void unfollow(String topic) {
            followed = false;
            missed = false;
        }

        @Override
        public void repair(String topic) {
            if (connected) {
                wanted.add(() -> read(true));
            }
        }

        @Override
        public void after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void every(Duration period, Runnable task) {
            sweep = task;
        }
    }

    /** A subscriber who checks what it hears. */
    private final class Sub implements ChannelLayer.Receiver {
        final Node node;
        final ChannelLayer.Subscription subscription;
        /** What was published before is not for it, or was reported as lost. */
        private long since;
        private Position position;

        /** @param before who goes on here; or null */
        Sub(Node node, Sub before) {
            this.node = node;
            this.position = before == null ? null : before.position;
            // who has not even begun is told of a gap by its view
            this.since = position == null ? now : before.since;
            this.subscription = node.hub.subscribe(TOPIC, position, this);
        }

        @Override
        public void begins(Position at, boolean gap) {
            if (gap) {
                since = now;
            } else if (position != null) {
                at.numbers().forEach(this::checkSkipped);
            }
            position = position == null ? at : position.and(at);
        }

        private void checkSkipped(String origin, long number) {
            published.getOrDefault(origin, new TreeMap<>())
                    .subMap(position.of(origin), false, Math.max(number, position.of(origin)), true).values()
                    .stream().filter(entry -> entry.at() > since).findAny().ifPresent(entry -> {
                        throw new AssertionError("skipped " + entry + " without a word");
                    });
        }

        @Override
        public void received(ChannelLayer.Message message) {
            long last = position.of(message.origin());
            if (message.number() <= last) {
                throw new AssertionError(message + " came after " + last);
            }
            Map.Entry<Long, Entry> before = published.getOrDefault(message.origin(), new TreeMap<>())
                    .lowerEntry(message.number());
            if (before != null && before.getKey() > last && before.getValue().at() > since) {
                throw new AssertionError(message + " came after " + last + ", but " + before.getKey() + " did not, on "
                        + node.id + " with " + position + " since "
                        + since + ", " + before.getValue());
            }
            position = position.after(message.origin(), message.number());
        }

        /** All that living nodes have published is had, or known to be lost. */
        void checkEnd() {
            for (Node each : nodes) {
                long last = published.getOrDefault(each.id, new TreeMap<>(Map.of(0L, new Entry("", 0, 0, null, 0))))
                        .lastKey();
                if (position.of(each.id) < last) {
                    throw new AssertionError("ends with " + position + ", but " + each.id + " has published " + last);
                }
            }
        }
    }
}
