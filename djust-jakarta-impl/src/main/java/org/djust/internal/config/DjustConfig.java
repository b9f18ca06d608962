package org.djust.internal.config;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** All settings, read once at deployment. Durations are ISO-8601 ({@code PT30S}) or plain seconds. Immutable. */
public record DjustConfig(Backends backends, Security security, Sessions sessions, Mailboxes mailboxes, Wire wire,
        Limits limits) {

    /**
     * How long state is kept.
     *
     * @param ttl          {@code djust.session.ttl} (PT1H): stored state of a view that is not used
     * @param unclaimedTtl {@code djust.session.unclaimed-ttl} (PT1M): state of a page whose browser has not connected
     * @param detachedTtl  {@code djust.session.detached-ttl} (PT1M): a disconnected view stays live in this node
     */
    public record Sessions(Duration ttl, Duration unclaimedTtl, Duration detachedTtl) {

        static Sessions read(Keys keys) {
            return new Sessions(keys.duration("djust.session.ttl", "PT1H", "PT1S"),
                    keys.duration("djust.session.unclaimed-ttl", "PT1M", "PT1S"),
                    keys.duration("djust.session.detached-ttl", "PT1M", "PT0S"));
        }
    }

    /**
     * The queue of each view.
     *
     * @param capacity {@code djust.mailbox.capacity} (1500): messages that may wait
     * @param expiry   {@code djust.mailbox.expiry} (PT10S): what waited longer is not applied
     */
    public record Mailboxes(int capacity, Duration expiry) {

        static Mailboxes read(Keys keys) {
            return new Mailboxes(keys.number("djust.mailbox.capacity", 1500, 1, 1_000_000),
                    keys.duration("djust.mailbox.expiry", "PT10S", "PT0.1S"));
        }
    }

    /**
     * Connections.
     *
     * @param frameMaxKb    {@code djust.frame.max-kb} (64): largest frame from a client, in KiB
     * @param outboundMaxKb {@code djust.outbound.max-kb} (256): what may wait for a slow reader, in KiB
     * @param pingInterval  {@code djust.ping.interval} (PT15S)
     */
    public record Wire(int frameMaxKb, int outboundMaxKb, Duration pingInterval) {

        static Wire read(Keys keys) {
            return new Wire(keys.number("djust.frame.max-kb", 64, 1, 16_384),
                    keys.number("djust.outbound.max-kb", 256, 1, 65_536),
                    keys.duration("djust.ping.interval", "PT15S", "PT1S"));
        }
    }

    /**
     * What clients may use.
     *
     * @param ratePermits           {@code djust.rate.permits} (100): events of one connection in each window
     * @param rateWindow            {@code djust.rate.window} (PT1S)
     * @param viewsPerConnection    {@code djust.limit.views-per-connection} (20)
     * @param connectionsPerUser    {@code djust.limit.connections-per-user} (100)
     * @param connectionsPerAddress {@code djust.limit.connections-per-address} (200)
     * @param views                 {@code djust.limit.views} (100000): live views of this node
     */
    public record Limits(int ratePermits, Duration rateWindow, int viewsPerConnection, int connectionsPerUser,
            int connectionsPerAddress, int views) {

        static Limits read(Keys keys) {
            return new Limits(keys.number("djust.rate.permits", 100, 1, 1_000_000),
                    keys.duration("djust.rate.window", "PT1S", "PT0.1S"),
                    keys.number("djust.limit.views-per-connection", 20, 1, 1_000_000),
                    keys.number("djust.limit.connections-per-user", 100, 1, 1_000_000),
                    keys.number("djust.limit.connections-per-address", 200, 1, 1_000_000),
                    keys.number("djust.limit.views", 100_000, 1, 100_000_000));
        }
    }

    /**
     * Reads all settings from MicroProfile Config.
     *
     * @throws ConfigException names every value that can't be used
     */
    public static DjustConfig read() {
        Config config = ConfigProvider.getConfig();
        return read(key -> config.getOptionalValue(key, String.class).orElse(null));
    }

    /**
     * Reads all settings.
     *
     * @param source a key's value, null when it is not set
     * @throws ConfigException names every value that can't be used
     */
    public static DjustConfig read(Function<String, String> source) {
        Keys keys = new Keys(source);
        Backends backends = Backends.read(keys);
        DjustConfig config = new DjustConfig(backends, Security.read(keys, backends.inMemory()), Sessions.read(keys),
                Mailboxes.read(keys), Wire.read(keys), Limits.read(keys));
        keys.check();
        return config;
    }

    /** The settings with these values and defaults for the rest. */
    public static DjustConfig of(Map<String, String> values) {
        return read(values::get);
    }
}
