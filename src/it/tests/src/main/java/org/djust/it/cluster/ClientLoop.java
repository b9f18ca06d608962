package org.djust.it.cluster;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread in which all scripted clients live, so that none of them needs a lock. Thread-safe. */
final class ClientLoop implements AutoCloseable {

    private final ExecutorService network = Executors.newFixedThreadPool(2, task -> thread("clients-network", task));
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(network)
            .build();
    private final ScheduledExecutorService loop = Executors
            .newSingleThreadScheduledExecutor(task -> thread("clients", task));
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Move> moves = new CopyOnWriteArrayList<>();
    private final Duration patience;
    private volatile Disturbance disturbance = new Disturbance("start");

    /** @param patience how long a connection may be silent, and how long a handshake may take */
    ClientLoop(Duration patience) {
        this.patience = patience;
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    Duration patience() {
        return patience;
    }

    HttpClient http() {
        return http;
    }

    /** Runs it in the loop, after all that was given before. */
    void execute(Runnable action) {
        after(0, action);
    }

    /** Runs it in the loop, not before so many milliseconds. */
    void after(long delay, Runnable action) {
        if (!loop.isShutdown()) {
            loop.schedule(() -> guarded(action), delay, TimeUnit.MILLISECONDS);
        }
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | AssertionError e) {
            failed(e.toString());
        }
    }

    /** What happened last; a connection that is lost from now on is lost because of it. */
    Disturbance disturbance() {
        return disturbance;
    }

    void disturbed(Disturbance latest) {
        disturbance = latest;
    }

    /** A page is joined and has got what it lacked. */
    void moved(int bytes) {
        moves.add(new Move(System.nanoTime(), bytes));
    }

    /** All joins so far. */
    List<Move> moves() {
        return moves;
    }

    /** @param bytes of frames that the page got until all its events were acknowledged */
    record Move(long at, int bytes) {
    }

    /** Notes what no client may see. */
    void failed(String what) {
        failures.add(what);
    }

    /** What was noted. */
    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        loop.shutdownNow();
        network.shutdownNow();
    }
}
