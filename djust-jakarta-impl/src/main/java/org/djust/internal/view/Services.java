package org.djust.internal.view;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.djust.internal.config.DjustConfig;
import org.djust.internal.descriptor.Validation;
import org.djust.internal.security.Tokens;
import org.djust.internal.state.Snapshots;
import org.djust.internal.state.StateCodec;
import org.djust.spi.ChannelLayer;

/**
 * What the runtime gets from its surroundings; a container provides the real ones, tests their own.
 *
 * @param executor runs mailboxes and work off them
 * @param nanos    a monotonic clock
 */
public record Services(DjustConfig config, Store store, StateLimits limits, ChannelLayer channels, StateCodec codec,
        Snapshots snapshots, Validation validation, Tokens tokens, Beans beans, Executor executor, Timer timer,
        LongSupplier nanos, Stats stats) {

    Mailbox.Limits mailboxes() {
        return new Mailbox.Limits(config.mailboxes().capacity(), config.mailboxes().expiry().toNanos());
    }

    Lifetime.Limits lifetimes() {
        return new Lifetime.Limits(config.sessions().unclaimedTtl(), config.sessions().detachedTtl(),
                config.sessions().ttl(), config.security().tokenTtl());
    }

    Payloads payloads() {
        return new Payloads(codec);
    }
}
