package org.djust.internal.view;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import org.djust.SignIns;
import org.djust.internal.config.DjustConfig;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Position;

/**
 * Has users identified anew, by ending their connections: the handshake of the next one tells who they are. It loses nothing,
 * since pages connect again by themselves and send again what was not done. Thread-safe.
 */
final class Rechecks implements SignIns, ChannelLayer.Receiver {

    /** The longest pause that a page is asked for before it connects again, in milliseconds. */
    private static final int PAUSE = 250;
    /** Until then a server has forgotten a session of which it says that it ends. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(2);
    /** In this time all users are asked, when all have to be. */
    private static final Duration SPREAD = Duration.ofSeconds(30);
    private static final long NEVER = Long.MAX_VALUE / 2;

    private final Services services;
    private final Set<Connection> connections;
    private final long interval;

    Rechecks(Services services, Set<Connection> connections) {
        this.services = services;
        this.connections = connections;
        DjustConfig config = services.config();
        interval = config.security().recheck().toNanos();
        services.channels().subscribe(ChannelAddresses.RECHECKS, null, this);
    }

    @Override
    public void recheck(String user) {
        services.channels().publish(ChannelAddresses.RECHECKS, services.payloads().copy(user));
    }

    @Override
    public void received(ChannelLayer.Message message) {
        Object user = services.payloads().read(message.payload(), String.class);
        end(connection -> connection.identity().isUser((String) user));
    }

    /** Who was named in lost messages isn't known: it may be anybody. They are asked one after the other, as the store has just come back. */
    @Override
    public void begins(Position position, boolean gap) {
        if (gap) {
            long now = services.nanos().getAsLong();
            connections.forEach(connection -> connection
                    .recheckAt(now + ThreadLocalRandom.current().nextLong(SPREAD.toNanos())));
        }
    }

    /** Twice: until the server has forgotten it, the session may sign in one more connection. */
    void session(String id) {
        Predicate<Connection> ofSession = connection -> id.equals(connection.session());
        end(ofSession);
        services.timer().after(FORGOTTEN, () -> end(ofSession));
    }

    void tend(long now) {
        end(connection -> connection.isStale(now));
    }

    /** How long a new connection is believed, in nanoseconds; not all alike, since many may have come at once. */
    long age() {
        return interval == 0 ? NEVER : interval - ThreadLocalRandom.current().nextLong(interval / 4 + 1);
    }

    private void end(Predicate<Connection> which) {
        connections.stream().filter(which)
                .forEach(connection -> connection.recheck(1 + ThreadLocalRandom.current().nextInt(PAUSE)));
    }
}
