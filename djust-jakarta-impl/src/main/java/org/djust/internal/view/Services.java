package org.djust.internal.view;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.djust.internal.cluster.Membership;
import org.djust.internal.config.DjustConfig;
import org.djust.internal.descriptor.Validation;
import org.djust.internal.presence.Presences;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.Timer;

/**
 * What the runtime gets from its surroundings; a container provides the real ones, tests their own.
 *
 * @param node threads, timer and clock; the executor runs mailboxes and work off them
 */
public record Services(DjustConfig config, Store store, StateLimits limits, Layers layers, StateCodec codec,
        Snapshots snapshots, Validation validation, Tokens tokens, Beans beans, NodeServices node,
        Membership membership, Presences presences, RateLimits rates, Stats stats) {

    ChannelLayer channels() {
        return layers.channels();
    }

    Executor executor() {
        return node.executor();
    }

    Timer timer() {
        return node.timer();
    }

    LongSupplier nanos() {
        return node.nanos();
    }

    Mailbox.Limits mailboxes() {
        return new Mailbox.Limits(config.mailboxes().capacity(), config.mailboxes().expiry().toNanos());
    }

    Lifetime.Limits lifetimes() {
        return new Lifetime.Limits(config.sessions().unclaimedTtl(), config.sessions().detachedTtl(),
                config.sessions().ttl(), config.security().tokenTtl());
    }

    Payloads payloads() {
        return new Payloads(codec, snapshots);
    }
}
