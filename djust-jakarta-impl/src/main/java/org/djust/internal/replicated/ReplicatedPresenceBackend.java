package org.djust.internal.replicated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.djust.internal.replicated.Frame.Change;
import org.djust.internal.replicated.Frame.Head;
import org.djust.internal.replicated.Frame.Part;
import org.djust.internal.replicated.Frame.Request;
import org.djust.spi.ChannelLayer;
import org.djust.spi.ChannelLayer.Message;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;

/**
 * Presence without a store: every node holds the entries of all. Each numbers its changes and sends them over one channel; who
 * finds a number missing asks that node for all it has. No node is special, and nothing that is lost, doubled or late stays so.
 */
public final class ReplicatedPresenceBackend implements PresenceBackend, ChannelLayer.Receiver {

    static final Duration HEADS = Duration.ofSeconds(5);
    static final Duration REPAIR = Duration.ofMillis(500);
    /** Those who ask for a snapshot within that time get the same. */
    private static final Duration GATHERING = Duration.ofMillis(100);
    /** How long a node that is heard of, but not heard, is asked for what it has. */
    static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final int PART = 200;
    private static final String TOPIC = "@presences";

    private final Function<Replica.Changes, Replica> replicas;
    private final Map<String, Replica> others = new TreeMap<>();
    private final Watchers watchers = new Watchers();
    private final Entries own = new Entries();
    private long number;
    private boolean asked;
    private NodeServices node;
    private ChannelLayer channels;

    public ReplicatedPresenceBackend() {
        this(Replica::new);
    }

    ReplicatedPresenceBackend(Function<Replica.Changes, Replica> replicas) {
        this.replicas = replicas;
    }

    @Override
    public void start(NodeServices services, ChannelLayer layer) {
        synchronized (this) {
            node = services;
            channels = layer;
            watchers.start(now());
        }
        layer.subscribe(TOPIC, null, this);
        services.timer().every(HEADS, () -> tellHead(false));
        services.timer().every(REPAIR, this::repair);
    }

    @Override
    public synchronized void put(PresenceEntry entry) {
        own.put(entry);
        send(new Change(++number, true, entry));
    }

    @Override
    public synchronized void remove(PresenceEntry entry) {
        own.remove(entry);
        send(new Change(++number, false, entry));
    }

    @Override
    public synchronized ChannelLayer.Subscription watch(String topic, Watcher watcher) {
        return watchers.add(topic, watcher, this::known);
    }

    private Collection<PresenceEntry> known(String topic) {
        List<PresenceEntry> known = new ArrayList<>();
        others.values().forEach(replica -> known.addAll(replica.of(topic)));
        return known;
    }

    @Override
    public synchronized void gone(String nodeId, boolean stored) {
        Replica replica = others.get(nodeId);
        if (replica != null) {
            replica.left();
        }
    }

    @Override
    public void restore() {
        tellAll();
    }

    /** Called when something may have been missed. */
    @Override
    public synchronized void begins(Position position, boolean gap) {
        tellHead(true);
    }

    @Override
    public synchronized void received(Message message) {
        String from = message.origin();
        if (from.equals(node.nodeId())) {
            return;
        }
        Replica replica = others.computeIfAbsent(from, absent -> replicas.apply(watchers));
        replica.heard(now());
        boolean before = replica.isBehind();
        received(Frames.read(from, message.payload().bytes()), replica);
        if (!before && replica.isBehind()) {
            send(new Request(List.of(from)));
        }
    }

    private void received(Frame frame, Replica replica) {
        if (frame instanceof Change change) {
            replica.change(change);
        } else if (frame instanceof Head head) {
            replica.head(head.number());
            if (head.asks()) {
                tellHead(false);
            }
        } else if (frame instanceof Part part) {
            replica.part(part);
        } else {
            asked((Request) frame);
        }
    }

    private void asked(Request request) {
        if (!asked && request.nodes().contains(node.nodeId())) {
            asked = true;
            node.timer().after(GATHERING, this::tellAll);
        }
    }

    private synchronized void tellHead(boolean asks) {
        send(new Head(number, asks));
    }

    private synchronized void tellAll() {
        asked = false;
        List<PresenceEntry> all = own.all();
        int count = Math.max(1, (all.size() + PART - 1) / PART);
        number++;
        for (int i = 0; i < count; i++) {
            List<PresenceEntry> entries = all.subList(i * PART, Math.min(all.size(), (i + 1) * PART));
            send(new Part(number, i, count, entries));
        }
    }

    /** Asks again for what is missing: requests and answers get lost, too. */
    private synchronized void repair() {
        others.values().removeIf(replica -> replica.isEmpty() && now() - replica.lastHeard() > FORGOTTEN.toNanos());
        List<String> behind =
                others.keySet().stream().filter(other -> others.get(other).isBehind()).toList();
        if (!behind.isEmpty()) {
            send(new Request(behind));
        }
        if (!watchers.settled(now(), !others.isEmpty() && behind.isEmpty(), this::known)) {
            tellHead(true);
        }
    }

    private long now() {
        return node.nanos().getAsLong();
    }

    /** With the lock, so that changes are sent in their order. */
    private void send(Frame frame) {
        channels.publish(TOPIC, () -> Frames.write(frame));
    }
}
