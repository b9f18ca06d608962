package org.djust.it.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The events of one client, by contiguous numbers, kept and sent again until they are durable. Lives in the loop. */
final class Outbox {

    private final ClientLoop loop;
    private final Deque<Event> pending = new ArrayDeque<>();
    private Consumer<String> line;
    private long last;
    private long acknowledged;
    private long refused;
    private int refusals;

    private record Event(long ref, String frame) {
    }

    Outbox(ClientLoop loop) {
        this.loop = loop;
    }

    /** The number of the last event. */
    long last() {
        return last;
    }

    /** Up to here they are durable. */
    long acknowledged() {
        return acknowledged;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Adds a call of a handler with parameters in JSON. */
    void add(String handler, String params) {
        Event event = new Event(++last, "[\"e\",0," + last + ",\"" + handler + "\"," + params + "]");
        pending.add(event);
        if (line != null && refused == 0) {
            line.accept(event.frame);
        }
    }

    /** The server has joined the view, and takes events. */
    void open(Consumer<String> newLine) {
        line = newLine;
        pending.forEach(event -> line.accept(event.frame));
    }

    void close() {
        line = null;
        refused = 0;
        refusals = 0;
    }

    /** @return whether that is news */
    boolean acknowledge(long ref) {
        boolean news = ref > acknowledged;
        if (news) {
            acknowledged = ref;
            refusals = 0;
            pending.removeIf(event -> event.ref <= ref);
        }
        return news;
    }

    /** The server had no room for an event, and took none behind it. */
    void refuse(long ref) {
        boolean waiting = refused > 0;
        refused = waiting ? Math.min(refused, ref) : ref;
        if (!waiting) {
            loop.after(50 + pause(refusals++), this::sendRefused);
        }
    }

    private void sendRefused() {
        long from = refused;
        refused = 0;
        if (line != null && from > 0) {
            pending.stream().filter(event -> event.ref >= from).forEach(event -> line.accept(event.frame));
        }
    }

    /** Milliseconds before attempt {@code n} (from 0): at random, so that clients don't come back all at once. */
    static long pause(int n) {
        return (long) (ThreadLocalRandom.current().nextDouble() * Math.min(1500, 250 << Math.min(n, 10)));
    }
}
