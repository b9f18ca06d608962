package org.djust.redis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.djust.spi.NodeServices;
import org.djust.spi.StateUnavailableException;

/** Runs scripts for whoever need not know when: what Redis can't do now is asked of it again. Thread-safe. */
final class RetryingLane implements AutoCloseable {

    private static final Lane.Limits BATCH = new Lane.Limits(256, 1 << 20);
    private static final Duration TENDING = Duration.ofSeconds(1);
    private static final Duration IDENTIFICATION = Duration.ofSeconds(5);

    private final Link link;
    private final Invocation probe;
    private final Lane lane;
    private final Map<Object, Runnable> later = new LinkedHashMap<>();
    private volatile NodeServices node;
    private volatile Runnable back;
    private volatile String incarnation;

    RetryingLane(Link link, Invocation probe) {
        this.link = link;
        this.probe = probe;
        this.lane = new Lane(link, BATCH, new Statistics(), new Completions());
    }

    /**
     * Called once, before all others.
     *
     * @param back     called when Redis is there again after it was away: it may lack what it had
     * @param replaced called when it is another Redis than before, or was started again: it may have gone back
     */
    void start(NodeServices services, Runnable back, Runnable replaced) {
        node = services;
        this.back = back;
        lane.start(services.executor());
        services.timer().every(TENDING, this::tend);
        onExecutor(() -> identify(replaced));
        services.timer().every(IDENTIFICATION, () -> onExecutor(() -> identify(replaced)));
    }

    /**
     * Runs a script some time; what is asked one after the other may be done in another order.
     *
     * @param failed called when it could not be run, or nobody knows whether it was
     */
    <T> void ask(String about, Invocation invocation, Function<Object, T> reader, Consumer<T> done, Runnable failed) {
        Request<T> request = new Request<>(about, invocation, reader, failure -> {
            if (failure != null) {
                failed.run();
            }
        });
        request.stage().thenAccept(done);
        onExecutor(() -> lane.submit(request));
    }

    /**
     * Does that in a while, if Redis is there then.
     *
     * @param purpose of several with the same, the last is done
     */
    void later(Object purpose, Runnable task) {
        synchronized (later) {
            later.put(purpose, task);
        }
    }

    private void tend() {
        if (link.away() == null) {
            takeAll().forEach(Runnable::run);
            return;
        }
        onExecutor(() -> {
            try {
                link.probe(probe);
                back.run();
            } catch (StateUnavailableException e) {
                // the link remembers it, and the next tending tries again
            }
        });
    }

    private void identify(Runnable replaced) {
        if (link.away() != null) {
            return;
        }
        String before = incarnation;
        try {
            incarnation = HealthCheck.incarnation(link.info());
        } catch (StateUnavailableException e) {
            // whoever asks next finds out, too
            return;
        }
        if (before != null && !before.equals(incarnation)) {
            replaced.run();
        }
    }

    private List<Runnable> takeAll() {
        synchronized (later) {
            List<Runnable> all = List.copyOf(later.values());
            later.clear();
            return all;
        }
    }

    private void onExecutor(Runnable task) {
        try {
            node.executor().execute(task);
        } catch (RejectedExecutionException e) {
            // the application stops
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
