package org.djust.internal.replicated;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

import org.djust.internal.replicated.Frame.Change;
import org.djust.internal.replicated.Frame.Head;
import org.djust.internal.replicated.Frame.Known;
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
 * finds a number missing asks that node for all it has, and others answer when it doesn't. No node is special, and nothing that
 * is lost, doubled or late stays so.
 */
public final class ReplicatedPresenceBackend implements PresenceBackend, ChannelLayer.Receiver {

    static final Duration HEADS = Duration.ofSeconds(5);
    static final Duration REPAIR = Duration.ofMillis(500);
    /** Those who ask for a snapshot within that time get the same. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final Watchers watchers;
    private final Replicas others;
    private boolean asked;
    private NodeServices node;
    private Announcer announcer;
    private Relays relays;

    public ReplicatedPresenceBackend() {
        this(new Watchers(Watchers.PATIENCE));
    }

    ReplicatedPresenceBackend(Watchers watchers) {
        this(watchers, now -> new Replica(watchers, now));
    }

    ReplicatedPresenceBackend(Watchers watchers, LongFunction<Replica> replicas) {
        this.watchers = watchers;
        this.others = new Replicas(replicas);
    }

    @Override
    public void start(NodeServices services, ChannelLayer layer) {
        synchronized (this) {
            node = services;
            announcer = new Announcer(services.nodeId(), layer);
            relays = new Relays(services, others);
            watchers.start(now());
        }
        layer.subscribe(Announcer.TOPIC, null, this);
        services.timer().every(HEADS, () -> tellHead(false));
        services.timer().every(REPAIR, this::repair);
    }

    @Override
    public synchronized void put(PresenceEntry entry) {
        announcer.put(entry);
    }

    @Override
    public synchronized void remove(PresenceEntry entry) {
        announcer.remove(entry);
    }

    @Override
    public synchronized ChannelLayer.Subscription watch(String topic, Watcher watcher) {
        return watchers.add(topic, watcher, others::of);
    }

    @Override
    public synchronized void gone(String nodeId, long epoch, boolean stored) {
        others.of(nodeId, now()).left();
    }

    @Override
    public synchronized void restore(long epoch) {
        tellAll();
    }

    /** Called when something may have been missed. */
    @Override
    public synchronized void begins(Position position, boolean gap) {
        others.reconnected(now());
        tellHead(true);
    }

    @Override
    public synchronized void received(Message message) {
        String from = message.origin();
        if (from.equals(node.nodeId())) {
            return;
        }
        Replica replica = others.of(from, now());
        replica.heard(now());
        Map<String, Long> before = others.behind();
        received(from, Frames.read(from, message.payload().bytes()), replica);
        Map<String, Long> behind = others.behind();
        behind.keySet().removeAll(before.keySet());
        announcer.ask(behind);
    }

    private void received(String from, Frame frame, Replica replica) {
        if (frame instanceof Change change) {
            replica.change(change);
        } else if (frame instanceof Head head) {
            replica.head(head.number(), true);
            if (head.asks()) {
                tellKnown();
            }
        } else if (frame instanceof Known known) {
            watchers.heardOfAll();
            known.numbers().forEach((about, told) -> known(about, told, about.equals(from)));
        } else if (frame instanceof Part part) {
            part(part, part.node().equals(from));
        } else {
            asked((Request) frame);
        }
    }

    private void known(String about, long told, boolean itself) {
        if (!about.equals(node.nodeId())) {
            others.of(about, now()).head(told, itself);
        }
    }

    private void part(Part part, boolean itself) {
        if (!part.node().equals(node.nodeId())) {
            others.of(part.node(), now()).part(part, itself, now());
        }
    }

    private void asked(Request request) {
        if (!asked && request.numbers().containsKey(node.nodeId())) {
            asked = true;
            node.timer().after(GATHERING, this::tellAll);
        }
        relays.asked(request, this::answerFor);
    }

    private synchronized void answerFor(String other) {
        Replica replica = relays.takeTurn(other);
        if (replica != null) {
            announcer.all(other, replica.number(), replica.all());
        }
    }

    private synchronized void tellHead(boolean asks) {
        announcer.head(asks);
    }

    private void tellKnown() {
        if (watchers.isSettled()) {
            announcer.known(others.numbers());
        } else {
            tellHead(false);
        }
    }

    private synchronized void tellAll() {
        asked = false;
        announcer.all();
    }

    /** Asks again for what is missing: requests and answers get lost, too. */
    private synchronized void repair() {
        others.forget(now(), HEADS.multipliedBy(2));
        Map<String, Long> behind = others.behind();
        announcer.ask(behind);
        if (!watchers.settled(now(), behind.isEmpty(), others::of)) {
            tellHead(true);
        }
    }

    private long now() {
        return node.nanos().getAsLong();
    }
}
