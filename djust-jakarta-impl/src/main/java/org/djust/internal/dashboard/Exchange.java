package org.djust.internal.dashboard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.internal.state.StateException;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Position;

/**
 * Asks all nodes for their figures while somebody looks, and answers for this one. A node that nobody looks at, or from, sends and
 * gets nothing. Thread-safe; no method blocks.
 */
final class Exchange implements AutoCloseable {

    static final String REQUESTS = "@dashboard";
    static final String REPORTS = "@dashboard:reports";

    private static final Logger LOG = Logger.getLogger(Exchange.class.getPackageName());
    private static final long ASKING = Duration.ofSeconds(2).toNanos();
    /** Several nodes may ask at about the same time; one answer reaches all of them. */
    private static final long ANSWERING = Duration.ofSeconds(1).toNanos();
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final Surroundings here;
    private final Board board;
    private final ChannelLayer.Subscription requests;
    private ChannelLayer.Subscription reports;
    private long looked;
    private long asked;
    private long answered;

    Exchange(Surroundings here, Board board) {
        this.here = here;
        this.board = board;
        asked = now() - ASKING;
        answered = now() - ANSWERING;
        requests = here.channels().subscribe(REQUESTS, null, new Hearing(this::requested));
    }

    private long now() {
        return here.node().nanos().getAsLong();
    }

    /** Somebody looks at the figures, and does so again within seconds. */
    synchronized void look() {
        looked = now();
        if (reports == null) {
            reports = here.channels().subscribe(REPORTS, null, new Hearing(this::reported));
            here.node().timer().after(LINGER, this::rest);
        }
        if (looked - asked >= ASKING) {
            asked = looked;
            send(REQUESTS, new Request(null));
        }
    }

    private synchronized void rest() {
        if (reports != null && now() - looked >= LINGER.toNanos()) {
            reports.close();
            reports = null;
            board.clear();
        } else if (reports != null) {
            here.node().timer().after(LINGER, this::rest);
        }
    }

    /** Has a node hand over its views; nothing happens when it is not there, or has no dashboard. */
    void drain(String nodeId) {
        send(REQUESTS, new Request(nodeId));
    }

    private void requested(ChannelLayer.Message message) {
        Request request = (Request) here.codec().decode(message.payload().bytes(), Request.class);
        if (request.drain() == null) {
            answer();
        } else if (request.drain().equals(here.node().nodeId())) {
            here.drain().run();
        }
    }

    private void answer() {
        synchronized (this) {
            if (now() - answered < ANSWERING) {
                return;
            }
            answered = now();
        }
        Map<String, Double> figures = new HashMap<>();
        here.diagnostics().stats().forEach((name, value) -> figures.put(name, value.doubleValue()));
        send(REPORTS, new Report(here.node().nodeId(), Duration.ofNanos(now()).toMillis(),
                here.draining().getAsBoolean(), figures, here.diagnostics().memoryStats().largest()));
    }

    private void reported(ChannelLayer.Message message) {
        board.put((Report) here.codec().decode(message.payload().bytes(), Report.class), now());
    }

    private void send(String topic, Record payload) {
        here.channels().publish(topic, here.codec().encode(payload, payload.getClass()));
    }

    @Override
    public synchronized void close() {
        requests.close();
        if (reports != null) {
            reports.close();
            reports = null;
        }
    }

    /** What is missed comes again, or is asked for again. */
    private final class Hearing implements ChannelLayer.Receiver {

        private final Consumer<ChannelLayer.Message> action;

        Hearing(Consumer<ChannelLayer.Message> action) {
            this.action = action;
        }

        @Override
        public void begins(Position position, boolean gap) {
            // nothing is built on what was before
        }

        @Override
        public void received(ChannelLayer.Message message) {
            try {
                here.node().executor().execute(() -> take(message));
            } catch (RejectedExecutionException e) {
                LOG.log(Level.FINE, "The application stops.", e);
            }
        }

        private void take(ChannelLayer.Message message) {
            try {
                action.accept(message);
            } catch (StateException e) {
                LOG.log(Level.WARNING,
                        "What another node tells the dashboard can't be read: it may be of another release.",
                        e);
            }
        }
    }
}
