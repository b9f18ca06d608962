package org.djust.internal.replicated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.djust.internal.presence.Presences.Who;
import org.djust.spi.ChannelLayer.Message;

/** Nodes whose users come, move and go, and the network between them; time is driven by hand. Not thread-safe. */
final class PresenceWorld {

    static final long DEAD = 16_000;
    static final List<String> TOPICS = List.of("a", "b");

    /** What it does without, to see that it is needed. */
    enum Without {
        NOTHING, GAP_CHECK, RELAYS, EPOCHS, DEATHS
    }

    final Random random;
    final Without without;
    final List<PresenceNode> nodes = new ArrayList<>();
    /** Where each user is, and with what. */
    final Map<String, Place> places = new TreeMap<>();
    final List<String> leaves = new ArrayList<>();
    private final List<PresencePage> pages = new ArrayList<>();
    private final Map<String, Long> epochs = new TreeMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long order;
    private int metas;
    long now;
    /** Of a hundred messages, so many are lost, and as many doubled. */
    int loss;
    private PresenceNode cut;

    record Place(PresenceNode node, Who who, long epoch, String meta) {
    }

    private record Event(long at, long order, PresenceNode node, Runnable task) {
    }

    PresenceWorld(long seed, Without without) {
        random = new Random(seed);
        this.without = without;
        for (int i = 0; i < 3; i++) {
            start();
        }
        TOPICS.forEach(topic -> pages.add(new PresencePage(this, topic, any())));
    }

    PresenceNode start() {
        PresenceNode node = new PresenceNode(this, "n" + nodes.size());
        nodes.add(node);
        node.start();
        return node;
    }

    ReplicatedPresenceBackend backend() {
        Watchers watchers = new Watchers(Watchers.PATIENCE);
        return new ReplicatedPresenceBackend(watchers, first -> switch (without) {
            case GAP_CHECK -> new Replica(watchers, first) {
                @Override
                boolean isNext(long changed) {
                    return true;
                }

                @Override
                boolean isBehind() {
                    return false;
                }
            };
            case RELAYS -> new Replica(watchers, first) {
                @Override
                long lastShown() {
                    return Long.MAX_VALUE;
                }
            };
            default -> new Replica(watchers, first);
        });
    }

    /** @param node that does it; null for what happens to nodes */
    void at(long time, PresenceNode node, Runnable task) {
        events.add(new Event(time, order++, node, task));
    }

    /** Lets time pass. What a paused node would do waits until it goes on. */
    void run(long millis) {
        long end = now + millis;
        while (!events.isEmpty() && events.peek().at <= end) {
            Event event = events.remove();
            now = Math.max(now, event.at);
            if (event.node == null || event.node.runs(now)) {
                event.task.run();
            } else if (!event.node.dead) {
                at(event.node.pausedUntil, event.node, event.task);
            }
        }
        now = end;
    }

    void sent(FakeChannels from, String topic, Message message) {
        for (PresenceNode to : nodes) {
            boolean apart = cut != null && (cut.id.equals(from.nodeId) != (cut == to));
            for (int copies = apart ? 0 : copies(); copies > 0; copies--) {
                at(now + 1 + random.nextInt(50), to, () -> to.channels.arrived(topic, message));
            }
        }
    }

    /** From now on this node is cut off from others, and no other; none when null. It knows when that is over. */
    void cut(PresenceNode node) {
        PresenceNode back = cut;
        cut = node;
        if (back != null) {
            at(now, back, back.channels::gap);
        }
    }

    private int copies() {
        int dice = random.nextInt(100);
        return dice < loss ? 0 : dice < 2 * loss ? 2 : 1;
    }

    List<PresenceNode> running() {
        return nodes.stream().filter(node -> node.runs(now)).toList();
    }

    Set<String> registered() {
        return nodes.stream().filter(node -> without == Without.DEATHS || !node.left).map(node -> node.id)
                .collect(Collectors.toSet());
    }

    PresenceNode any() {
        List<PresenceNode> running = running();
        return running.get(random.nextInt(running.size()));
    }

    /** Every page goes on at any node. */
    void movePages() {
        pages.forEach(page -> page.move(any()));
    }

    /** The user's view comes to a node, from another if it was on one. */
    void place(String user) {
        Place before = places.get(user);
        long epoch = without == Without.EPOCHS ? 1 : epochs.merge(user, 1L, Long::sum);
        Who who = new Who(TOPICS.get(Math.floorMod(user.hashCode(), TOPICS.size())), user, "view-" + user);
        Place place = new Place(any(), who, epoch, "m" + metas++);
        places.put(user, place);
        place.node.put(place);
        if (before != null && before.node != place.node) {
            at(now + 1, before.node, () -> before.node.presences.fade(who, before.epoch));
        }
    }

    void change(String user) {
        Place place = places.get(user);
        if (place != null && running().contains(place.node)) {
            Place changed = new Place(place.node, place.who, place.epoch, "m" + metas++);
            places.put(user, changed);
            changed.node.put(changed);
        }
    }

    void leave(String user) {
        Place place = places.get(user);
        if (place != null && running().contains(place.node)) {
            places.remove(user);
            place.node.presences.remove(place.who, place.epoch);
        }
    }

    /** @param lost whether its users don't come back; else they go on elsewhere within seconds */
    void kill(PresenceNode node, boolean lost) {
        node.dead = true;
        away(node, lost);
        at(now + DEAD, null, () -> condemn(node));
    }

    void pause(PresenceNode node, long millis) {
        node.pausedUntil = now + millis;
        away(node, false);
        if (millis > DEAD) {
            at(now + DEAD, null, () -> condemn(node));
            at(now + millis, node, () -> {
                node.left = false;
                node.backend.restore(2);
            });
        }
    }

    private void condemn(PresenceNode node) {
        if (without == Without.DEATHS) {
            return;
        }
        node.left = true;
        nodes.stream().filter(other -> other != node)
                .forEach(other -> at(now, other, () -> other.presences.left(node.id, 1, true)));
    }

    private void away(PresenceNode node, boolean lost) {
        List<String> users = places.entrySet().stream().filter(each -> each.getValue().node == node)
                .map(Map.Entry::getKey).toList();
        for (String user : users) {
            if (lost) {
                places.remove(user);
            } else {
                at(found(), null, () -> {
                    if (places.get(user) != null && places.get(user).node == node) {
                        place(user);
                    }
                });
            }
        }
        pages.stream().filter(page -> page.isOn(node)).forEach(page -> at(found(), null, () -> page.move(any())));
    }

    /** When a page has noticed that its node is away, and has found another. */
    private long found() {
        return now + 1_000 + random.nextInt(6_000);
    }
}
