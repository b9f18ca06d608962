package org.djust.bench;

import java.util.Random;

/** Visitors who come at a fixed pace, enter a room, send some messages, and leave in order or lose their connection. */
final class Churn {

    /** Visitors enter them in turn. */
    static final int ROOMS = 20;

    private static final int MESSAGES = 10;

    private final EventLoop loop;
    private final Server server;
    private final Random random;
    private final long interval;
    private Http http;
    private boolean busy;
    private long due = System.nanoTime();
    private int visits;
    private int ended;

    /** @param perSecond visitors that come in a second, if the server keeps up */
    Churn(EventLoop loop, Server server, double perSecond, long seed) {
        this.loop = loop;
        this.server = server;
        interval = (long) (1e9 / perSecond);
        random = new Random(seed);
    }

    int visits() {
        return visits;
    }

    boolean allEnded() {
        return ended == visits;
    }

    /** Lets the next visitor come when it is time. */
    void tick() {
        if (busy || System.nanoTime() < due) {
            return;
        }
        due += interval;
        busy = true;
        http = http == null ? new Http(loop, server.address()) : http.usable();
        LiveClient.visit(loop, server, http, "/rooms/" + visits++ % ROOMS, client -> {
            busy = false;
            client.event("enter", ",{\"name\":\"visitor " + visits + "\"}", entered -> chat(client, MESSAGES));
        });
    }

    /** Lets nobody come for a while; a kept connection would be closed by the server meanwhile. */
    void pause() {
        if (http != null) {
            http.close();
            http = null;
        }
    }

    /** Begins again after a {@link #pause}. */
    void resume() {
        due = System.nanoTime();
    }

    private void chat(LiveClient client, int left) {
        if (left > 0) {
            client.event("send", ",{\"text\":\"message " + left + "\"}", sent -> chat(client, left - 1));
        } else {
            ended++;
            if (random.nextBoolean()) {
                client.leave();
            } else {
                client.cut();
            }
        }
    }
}
