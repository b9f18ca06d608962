package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.NodeServices;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.SharedEntries;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateBackend;
import org.djust.spi.StateHealth;
import org.djust.spi.StateLimit;
import org.djust.spi.StateLostException;
import org.djust.spi.ViewId;

/** State in Redis: one hash a view, changed by scripts only. */
public final class RedisStateBackend implements StateBackend, AutoCloseable {

    /** What a Redis handles in well under the time-out, also when each view is as large as it may be. */
    private static final Lane.Limits COMMITS = new Lane.Limits(512, 1 << 20);
    /** Fewer, because it is the replies that are large. */
    private static final Lane.Limits CLAIMS = new Lane.Limits(128, 1 << 20);
    /** While Redis carries out one batch, the next is written. */
    private static final int COMMIT_LANES = 2;
    private static final Long DONE = 0L;
    private static final Long STALE = -1L;
    private static final Long LOST = -2L;

    private final Link link;
    private volatile Invocations invocations;
    private final ClaimReader reader;
    private final HealthCheck health;
    private final Statistics statistics;
    private final Lane[] commits = new Lane[COMMIT_LANES];
    private final Lane claims;
    private volatile Executor executor = Runnable::run;

    /** @param codec counts into the same statistics */
    RedisStateBackend(Link link, Invocations invocations, FieldCodec codec, HealthCheck health,
            Statistics statistics) {
        Completions completions = new Completions();
        this.link = link;
        this.invocations = invocations;
        this.reader = new ClaimReader(codec);
        this.health = health;
        this.statistics = statistics;
        Arrays.setAll(commits, i -> new Lane(link, COMMITS, statistics, completions));
        this.claims = new Lane(link, CLAIMS, statistics, completions);
    }

    /**
     * Connects.
     *
     * @throws SettingsException when a setting can't be used, or no Redis can be with these settings
     */
    public static RedisStateBackend open(Settings settings) {
        StateLimit limit = StateLimit.read(settings);
        RedisConfig config = RedisConfig.read(settings);
        Statistics statistics = new Statistics();
        FieldCodec codec = new FieldCodec(config.compressionThreshold(), limit.bytes(), statistics);
        // nothing is owned before the node has started, which is when its id is known
        String opening = Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        Invocations invocations = new Invocations(new Keys(config.app()), codec, opening);
        Link link = Opening.open(config, invocations.probe());
        HealthCheck health = new HealthCheck(link, invocations.probe(), config.url(), statistics);
        return new RedisStateBackend(link, invocations, codec, health, statistics);
    }

    @Override
    public void start(NodeServices node) {
        Executor threads = node.executor();
        executor = threads;
        invocations = invocations.by(node.nodeId());
        for (Lane lane : commits) {
            lane.start(threads);
        }
        claims.start(threads);
    }

    @Override
    public CompletionStage<Claim> claim(String viewId) {
        Request<Claim> request =
                new Request<>(viewId, invocations.claim(viewId), reply -> reader.read(viewId, reply),
                        statistics::claim);
        claims.submit(request);
        return request.stage();
    }

    @Override
    public CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
        Invocation invocation;
        try {
            invocation = invocations.commit(commit, timeToLive);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        String viewId = commit.viewId();
        long epoch = commit.epoch();
        long begun = System.nanoTime();
        Request<Void> request = new Request<>(viewId, invocation, reply -> verdict(viewId, epoch, reply),
                failure -> statistics.commit(System.nanoTime() - begun, failure));
        lane(viewId).submit(request);
        return request.stage();
    }

    /** The same for all that is done to one page, so that it keeps its order. */
    private Lane lane(String viewId) {
        return commits[Math.floorMod(ViewId.page(viewId).hashCode(), commits.length)];
    }

    private static Void verdict(String viewId, long epoch, Object reply) {
        if (STALE.equals(reply)) {
            throw new StaleEpochException(viewId, epoch);
        }
        if (LOST.equals(reply)) {
            throw new StateLostException(viewId);
        }
        return null;
    }

    /** In the lane of commits, so that it doesn't overtake them. */
    @Override
    public CompletionStage<Void> delete(String viewId, long epoch) {
        Request<Void> request =
                new Request<>(viewId, invocations.delete(viewId, epoch), reply -> null, statistics::delete);
        lane(viewId).submit(request);
        return request.stage();
    }

    @Override
    public CompletionStage<SharedEntries> shared(String page) {
        Request<SharedEntries> request = new Request<>(page, invocations.shared(page),
                reply -> reader.shared(page, (List<?>) reply), failure -> {
                });
        claims.submit(request);
        return request.stage();
    }

    @Override
    public CompletionStage<String> owner(String viewId) {
        Request<String> request = new Request<>(viewId, invocations.owner(viewId),
                reply -> reply == null ? null : Fields.text((byte[]) reply), failure -> {
                });
        claims.submit(request);
        return request.stage();
    }

    @Override
    public CompletionStage<StateHealth> health() {
        CompletableFuture<StateHealth> stage = new CompletableFuture<>();
        try {
            executor.execute(() -> stage.complete(health.check()));
        } catch (RejectedExecutionException e) {
            stage.complete(health.down(Messages.noThreads()));
        }
        return stage;
    }

    @Override
    public Map<String, Number> statistics() {
        return statistics.figures();
    }

    @Override
    public void close() {
        link.close();
    }
}
