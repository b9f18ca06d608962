package org.djust.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Member;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

/**
 * The roster of nodes in Redis: one hash, changed by scripts only. Has one thread of its own, so that no lease lapses
 * because the application keeps all others busy.
 */
public final class RedisClusterBackend implements ClusterBackend, AutoCloseable {

    /** How long it is remembered that a node was taken off. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Link link;
    private final byte[] nodes;
    private volatile ThreadPoolExecutor thread;
    private volatile Executor executor = task -> {
        throw new RejectedExecutionException("not started");
    };
    private volatile String self;

    RedisClusterBackend(Link link, Keys keys) {
        this.link = link;
        this.nodes = keys.nodes();
    }

    /**
     * Connects.
     *
     * @throws SettingsException when a setting can't be used, or no Redis can be with these settings
     */
    public static RedisClusterBackend open(Settings settings) {
        RedisConfig config = RedisConfig.read(settings);
        Keys keys = new Keys(config.app());
        String probe = "nodes-" + Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        Link link = Opening.open(config, Invocation.of(Script.PROBE, keys.probe(probe)));
        return new RedisClusterBackend(link, keys);
    }

    @Override
    public void start(NodeServices node) {
        thread = new ThreadPoolExecutor(1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                node.threads());
        thread.allowCoreThreadTimeOut(true);
        start(node.nodeId(), thread);
    }

    /** @param single runs tasks in their order */
    void start(String nodeId, Executor single) {
        self = nodeId;
        executor = single;
    }

    @Override
    public CompletionStage<Roster> renew(long epoch, String metadata, Duration lease) {
        return ask(RosterReader::read, Script.RENEW, Fields.bytes(self), Fields.bytes(epoch),
                Fields.bytes(lease.toMillis()), Fields.bytes(REMEMBERED.toMillis()), Fields.bytes(metadata));
    }

    @Override
    public CompletionStage<Void> sweep(Member member, Duration grace) {
        return ask(reply -> null, Script.SWEEP, Fields.bytes(member.id()), Fields.bytes(member.leaseEnd()),
                Fields.bytes(grace.toMillis()), Fields.bytes(self));
    }

    @Override
    public CompletionStage<Void> leave(long epoch) {
        return ask(reply -> null, Script.LEAVE, Fields.bytes(self), Fields.bytes(epoch));
    }

    private <T> CompletionStage<T> ask(Function<Object, T> reader, Script script, byte[]... arguments) {
        byte[][] all = new byte[arguments.length + 1][];
        all[0] = nodes;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CompletableFuture<T> stage = new CompletableFuture<>();
        try {
            executor.execute(() -> ask(Invocation.of(script, all), reader, stage));
        } catch (RejectedExecutionException e) {
            stage.completeExceptionally(
                    new StateUnavailableException(Reason.DISCONNECTED, Messages.noThreads(), e));
        }
        return stage;
    }

    /** Whether Redis is taken for away or not: a few seconds later it is asked again anyhow. */
    private <T> void ask(Invocation invocation, Function<Object, T> reader, CompletableFuture<T> stage) {
        T result;
        try {
            result = reader.apply(link.probe(invocation));
        } catch (RuntimeException | Error e) {
            stage.completeExceptionally(e);
            return;
        }
        stage.complete(result);
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdown();
        }
        link.close();
    }
}
