package org.djust.internal.replicated;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.djust.internal.presence.Presences;
import org.djust.internal.replicated.PresenceWorld.Place;
import org.djust.spi.NodeServices;
import org.djust.spi.Timer;

/** One node of a {@link PresenceWorld}. */
final class PresenceNode {

    final String id;
    private final PresenceWorld world;
    final FakeChannels channels;
    final ReplicatedPresenceBackend backend;
    Presences presences;
    boolean dead;
    boolean left;
    long pausedUntil = -1_000;

    PresenceNode(PresenceWorld world, String id) {
        this.world = world;
        this.id = id;
        channels = new FakeChannels(id, world::sent);
        backend = world.backend();
    }

    void start() {
        NodeServices services = new NodeServices(id, task -> world.at(world.now, this, task), Thread::new,
                new Timers(), () -> TimeUnit.MILLISECONDS.toNanos(world.now));
        backend.start(services, channels);
        presences = new Presences(backend, services, Duration.ofSeconds(10), world::registered,
                (bytes, type) -> new String(bytes, StandardCharsets.UTF_8));
        PresenceWorld.TOPICS.forEach(topic -> new PresencePage(world, topic, this));
    }

    /** Just after a long pause nobody looks: the node's pages have found others. */
    boolean isLookedAt() {
        return runs(world.now) && world.now - pausedUntil >= 1_000;
    }

    boolean runs(long now) {
        return !dead && pausedUntil <= now;
    }

    void put(Place place) {
        byte[] meta = place.meta().getBytes(StandardCharsets.UTF_8);
        presences.put(place.who(), place.epoch(), () -> meta);
    }

    /** Each user with all metas that it is seen with. */
    Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        PresenceWorld.TOPICS.forEach(topic -> presences.list(topic)
                .forEach(user -> seen.put(user.key(),
                        user.metas().stream().map(meta -> meta.as(String.class)).toList().toString())));
        return seen;
    }

    private final class Timers implements Timer {

        @Override
        public void after(Duration delay, Runnable task) {
            world.at(world.now + delay.toMillis(), PresenceNode.this, task);
        }

        @Override
        public void every(Duration period, Runnable task) {
            after(period, () -> {
                task.run();
                every(period, task);
            });
        }
    }
}
