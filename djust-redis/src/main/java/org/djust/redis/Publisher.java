package org.djust.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import org.djust.redis.Unsent.Outgoing;
import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;

import redis.clients.jedis.JedisSocketFactory;

/**
 * Sends one node's messages in their order, all that wait in one round trip, on one thread of the executor at a time: who
 * publishes never waits. Thread-safe.
 */
final class Publisher {

    private static final int BATCH = 256;
    /** Round trips before the executor's thread is given back. */
    private static final int TURNS = 64;

    private final Link link;
    private final ChannelScripts scripts;
    private final Unsent unsent;
    private final Route route;
    private final NodeServices node;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final LongAdder batches = new LongAdder();
    /** Of several servers those that can't be asked, each with a topic that it has: what is for them waits. */
    private final Map<JedisSocketFactory, String> away = new ConcurrentHashMap<>();

    Publisher(Link link, ChannelScripts scripts, Unsent unsent, Route route, NodeServices node) {
        this.link = link;
        this.scripts = scripts;
        this.unsent = unsent;
        this.route = route;
        this.node = node;
    }

    void publish(Outgoing outgoing) {
        unsent.add(outgoing);
        goOn();
    }

    /** Sends what waits, if Redis is there. */
    void goOn() {
        if (link.away() == null && running.compareAndSet(false, true)) {
            try {
                node.executor().execute(this::run);
            } catch (RejectedExecutionException e) {
                // the application stops, and nobody will send any more
                running.set(false);
            }
        }
    }

    long batches() {
        return batches.sum();
    }

    private void run() {
        boolean sent = true;
        try {
            for (int turn = 0; sent && turn < TURNS; turn++) {
                sent = send();
            }
        } finally {
            running.set(false);
        }
        if (sent || unsent.has(this::isThere)) {
            goOn();
        }
    }

    /** False when nothing waits, or nothing can be sent now. */
    private boolean send() {
        List<Outgoing> batch = unsent.take(BATCH, this::isThere);
        if (batch.isEmpty()) {
            return false;
        }
        List<Outgoing> failed = new ArrayList<>(0);
        boolean refused = false;
        try {
            Object[] replies =
                    link.ask(batch.stream().map(each -> scripts.publish(each.topic(), each.entry())).toList());
            batches.increment();
            for (int i = 0; i < replies.length; i++) {
                if (replies[i] instanceof RedisError) {
                    refused = true;
                    failed.add(batch.get(i));
                } else if (replies[i] instanceof StateUnavailableException) {
                    isAway(batch.get(i).topic());
                    failed.add(batch.get(i));
                }
            }
        } catch (StateUnavailableException e) {
            // the link remembers why; what may have been sent after all does nothing when it comes again
            failed = batch;
            refused = true;
        }
        failed.forEach(unsent::add);
        return !refused;
    }

    private boolean isThere(String topic) {
        if (away.isEmpty()) {
            return true;
        }
        JedisSocketFactory server = route.to(scripts.channel(topic));
        return server == null || !away.containsKey(server);
    }

    private void isAway(String topic) {
        JedisSocketFactory server = route.to(scripts.channel(topic));
        if (server != null) {
            away.put(server, topic);
        }
    }

    /** Sees whether servers that were away are back, or others in their place; blocks, and sends what waited. */
    void lookAgain() {
        if (!away.isEmpty() && looking.compareAndSet(false, true)) {
            try {
                Map<JedisSocketFactory, String> asked = new LinkedHashMap<>(away);
                Object[] replies = link.ask(asked.values().stream()
                        .map(topic -> scripts.echo(scripts.echoChannel(node.nodeId(), topic))).toList());
                int next = 0;
                for (JedisSocketFactory server : asked.keySet()) {
                    if (replies[next++] instanceof Long) {
                        away.remove(server);
                    }
                }
            } finally {
                looking.set(false);
            }
        }
        goOn();
    }
}
