package org.djust.internal.websocket;

import org.djust.internal.config.DjustConfig;
import org.djust.internal.security.Counters;

/** Counts open connections, in all per address and per user. Thread-safe. */
public final class Admission {

    private final Counters addresses = new Counters();
    private final Counters users = new Counters();
    private final DjustConfig.Limits limits;

    public Admission(DjustConfig.Limits limits) {
        this.limits = limits;
    }

    /** The limit that one more connection would break, as a sentence; null when it is counted as open. */
    String enter(Handshake handshake) {
        if (!addresses.enter(handshake.address(), limits.connectionsPerAddress())) {
            return "Too many connections from this address (djust.limit.connections-per-address).";
        }
        String user = handshake.identity().user();
        if (user != null && !users.enter(user, limits.connectionsPerUser())) {
            addresses.leave(handshake.address());
            return "Too many connections of this user (djust.limit.connections-per-user).";
        }
        return null;
    }

    /** Once for every {@link #enter} that answered null. */
    void leave(Handshake handshake) {
        addresses.leave(handshake.address());
        if (handshake.identity().user() != null) {
            users.leave(handshake.identity().user());
        }
    }
}
