package org.djust.internal.config;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.StateLimit;

/** All settings, read once at deployment. Durations are ISO-8601 ({@code PT30S}) or plain seconds. Immutable. */
public record DjustConfig(Backends backends, Nodes nodes, Security security, Sessions sessions, States states,
        Mailboxes mailboxes,
        Wire wire,
        Limits limits, Drains drains, Dashboards dashboard) {

    /**
     * How long state is kept.
     *
     * @param ttl          {@code djust.session.ttl} (PT1H): stored state of a view that is not used
     * @param unclaimedTtl {@code djust.session.unclaimed-ttl} (PT1M): state of a page whose browser has not connected
     * @param detachedTtl  {@code djust.session.detached-ttl} (PT1M): a disconnected view stays live in this node
     */
    public record Sessions(Duration ttl, Duration unclaimedTtl, Duration detachedTtl) {

        static Sessions read(Settings settings) {
            return new Sessions(settings.duration("djust.session.ttl", "PT1H", "PT1S"),
                    settings.duration("djust.session.unclaimed-ttl", "PT1M", "PT1S"),
                    settings.duration("djust.session.detached-ttl", "PT1M", "PT0S"));
        }
    }

    /**
     * The stored state of each view.
     *
     * @param sizeWarningKb {@code djust.state.size-warning-kb} (100): a view's state beyond it is logged, in KiB
     * @param maxKb         {@code djust.state.max-kb} (5120): a call that would make a view's state larger fails, in KiB
     * @param whenAway      {@code djust.state.when-away} (degrade): what becomes of events while the store is away
     */
    public record States(int sizeWarningKb, int maxKb, WhenAway whenAway) {

        static States read(Settings settings) {
            return new States(settings.number("djust.state.size-warning-kb", 100, 1, 1_000_000),
                    StateLimit.read(settings).maxKb(),
                    settings.choice("djust.state.when-away", WhenAway.DEGRADE));
        }
    }

    /** What becomes of events while the store is away. */
    public enum WhenAway {
        /** They are handled, in memory, and the page keeps them until they are stored. */
        DEGRADE,
        /** They wait in the page. */
        REJECT
    }

    /**
     * The queue of each view.
     *
     * @param capacity {@code djust.mailbox.capacity} (1500): messages that may wait
     * @param expiry   {@code djust.mailbox.expiry} (PT10S): what waited longer is not applied
     */
    public record Mailboxes(int capacity, Duration expiry) {

        static Mailboxes read(Settings settings) {
            return new Mailboxes(settings.number("djust.mailbox.capacity", 1500, 1, 1_000_000),
                    settings.duration("djust.mailbox.expiry", "PT10S", "PT0.1S"));
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

        static Wire read(Settings settings) {
            return new Wire(settings.number("djust.frame.max-kb", 64, 1, 16_384),
                    settings.number("djust.outbound.max-kb", 256, 1, 65_536),
                    settings.duration("djust.ping.interval", "PT15S", "PT1S"));
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

        static Limits read(Settings settings) {
            return new Limits(settings.number("djust.rate.permits", 100, 1, 1_000_000),
                    settings.duration("djust.rate.window", "PT1S", "PT0.1S"),
                    settings.number("djust.limit.views-per-connection", 20, 1, 1_000_000),
                    settings.number("djust.limit.connections-per-user", 100, 1, 1_000_000),
                    settings.number("djust.limit.connections-per-address", 200, 1, 1_000_000),
                    settings.number("djust.limit.views", 100_000, 1, 100_000_000));
        }
    }

    /**
     * Reads all settings from MicroProfile Config.
     *
     * @throws SettingsException names every value that can't be used
     */
    public static DjustConfig read() {
        return read(Settings.ofConfig());
    }

    /**
     * Reads all settings.
     *
     * @param source a key's value, null when it is not set
     * @throws SettingsException names every value that can't be used
     */
    public static DjustConfig read(Function<String, String> source) {
        return read(new Settings(source));
    }

    private static DjustConfig read(Settings settings) {
        Backends backends = Backends.read(settings);
        DjustConfig config =
                new DjustConfig(backends, Nodes.read(settings), Security.read(settings, backends.inMemory()),
                        Sessions.read(settings), States.read(settings),
                        Mailboxes.read(settings), Wire.read(settings), Limits.read(settings), Drains.read(settings),
                        Dashboards.read(settings));
        settings.check();
        return config;
    }

    /** The settings with these values and defaults for the rest. */
    public static DjustConfig of(Map<String, String> values) {
        return read(values::get);
    }
}
