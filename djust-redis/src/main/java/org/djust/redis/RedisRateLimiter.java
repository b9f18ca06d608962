package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.djust.spi.NodeServices;
import org.djust.spi.RateLimiter;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;

/** Counts the calls of all nodes in Redis: one key a limit and whom it is for, which ends by itself. */
public final class RedisRateLimiter implements RateLimiter, AutoCloseable {

    private static final Lane.Limits BATCH = new Lane.Limits(512, 1 << 20);
    private static final Duration TENDING = Duration.ofSeconds(1);

    private final Link link;
    private final Keys keys;
    private final Invocation probe;
    private final Lane lane;
    private volatile NodeServices node;

    RedisRateLimiter(Link link, Keys keys, Invocation probe) {
        this.link = link;
        this.keys = keys;
        this.probe = probe;
        this.lane = new Lane(link, BATCH, new Statistics(), new Completions());
    }

    /**
     * Connects.
     *
     * @throws SettingsException when a setting can't be used, or no Redis can be with these settings
     */
    public static RedisRateLimiter open(Settings settings) {
        RedisConfig config = RedisConfig.read(settings);
        Keys keys = new Keys(config.app());
        Invocation probe = Invocation.of(Script.PROBE, keys
                .probe("rates-" + Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE), Character.MAX_RADIX)));
        return new RedisRateLimiter(Opening.open(config, probe), keys, probe);
    }

    @Override
    public void start(NodeServices services) {
        node = services;
        lane.start(services.executor());
        services.timer().every(TENDING, this::tend);
    }

    @Override
    public CompletionStage<Decision> acquire(String key, int permits, Duration window) {
        long each = Math.max(1, TimeUnit.NANOSECONDS.toMicros(window.toNanos()) / permits);
        Request<Decision> request = new Request<>(key,
                Invocation.of(Script.ACQUIRE, keys.rate(key), Fields.bytes(each), Fields.bytes(permits)),
                reply -> decision((Long) reply), failure -> {
                });
        try {
            // not on this thread, which reads what a client sends
            node.executor().execute(() -> lane.submit(request));
        } catch (RejectedExecutionException e) {
            request.fail(e);
        }
        return request.stage();
    }

    private static Decision decision(long micros) {
        return micros == 0 ? Decision.ALLOWED
                : new Decision(false, Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    /** Sees whether Redis is back. */
    private void tend() {
        if (link.away() == null) {
            return;
        }
        try {
            node.executor().execute(() -> {
                try {
                    link.probe(probe);
                } catch (StateUnavailableException e) {
                    // the link remembers it, and the next tending tries again
                }
            });
        } catch (RejectedExecutionException e) {
            // the application stops
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
