package org.djust.internal.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import org.djust.internal.protocol.CloseReason;
import org.djust.internal.view.Transport;

/**
 * Sends one frame after the other, as the WebSocket API demands, and counts what waits.
 */
final class SessionTransport implements Transport {

    private static final Logger LOG = Logger.getLogger(SessionTransport.class.getName());
    /** Frames that may wait; one whose other end reads none of so many is given up. */
    private static final int MOST = 10_000;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Session session;
    private final long limit;
    private final Deque<String> waiting = new ArrayDeque<>(1);
    private long waitingSize;
    private boolean sending;
    private boolean pumping;
    private boolean wasCongested;
    private jakarta.websocket.CloseReason closing;
    private boolean closed;
    private Runnable drained = () -> {
    };

    /** @param limit characters that may wait before the connection counts as congested */
    SessionTransport(Session session, long limit) {
        this.session = session;
        this.limit = limit;
    }

    /** Called when a connection that was congested has sent all. */
    void onDrained(Runnable action) {
        drained = action;
    }

    @Override
    public void send(String frame) {
        boolean stuck;
        synchronized (this) {
            if (closed || closing != null) {
                return;
            }
            waiting.add(frame);
            waitingSize += frame.length();
            stuck = waiting.size() > MOST;
        }
        if (stuck) {
            abort();
        } else {
            pump();
        }
    }

    @Override
    public synchronized boolean congested() {
        wasCongested |= waitingSize > limit;
        return waitingSize > limit;
    }

    /** Only one thread sends; a container may call back at once or later, on any thread. */
    private void pump() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        for (String frame = next(); frame != null; frame = next()) {
            transmit(frame);
        }
        if (ended()) {
            closeSession();
        }
    }

    /** Null when there is nothing to send now, and then nobody pumps. */
    private synchronized String next() {
        if (!sending && !closed && !waiting.isEmpty()) {
            sending = true;
            return waiting.peek();
        }
        pumping = false;
        return null;
    }

    /** True once, when it is time to close; that is done without the lock, since containers have locks of their own. */
    private synchronized boolean ended() {
        boolean ended = waiting.isEmpty() && closing != null && !closed;
        closed |= ended;
        return ended;
    }

    private void transmit(String frame) {
        try {
            session.getAsyncRemote().sendText(frame, this::sent);
        } catch (RuntimeException e) {
            // The container's way to say that the session has closed in between.
            LOG.log(Level.FINE, "WebSocket " + session.getId(), e);
            abort();
        }
    }

    private void sent(SendResult result) {
        boolean relieved;
        synchronized (this) {
            sending = false;
            String frame = waiting.poll();
            waitingSize -= frame == null ? 0 : frame.length();
            relieved = wasCongested && waiting.isEmpty();
            wasCongested &= !relieved;
        }
        if (!result.isOK()) {
            abort();
            return;
        }
        pump();
        if (relieved) {
            drained.run();
        }
    }

    @Override
    public void ping() {
        try {
            session.getAsyncRemote().sendPing(NOTHING.duplicate());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "WebSocket " + session.getId(), e);
            abort();
        }
    }

    @Override
    public void close(CloseReason reason, String explanation) {
        synchronized (this) {
            if (closing == null) {
                closing = new jakarta.websocket.CloseReason(() -> reason.code(), shortened(explanation));
            }
        }
        pump();
    }

    @Override
    public void abort() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            waitingSize = 0;
            closing = new jakarta.websocket.CloseReason(jakarta.websocket.CloseReason.CloseCodes.GOING_AWAY, "");
        }
        closeSession();
    }

    private void closeSession() {
        try {
            session.close(closing);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "WebSocket " + session.getId(), e);
        }
    }

    /** A close frame holds 123 bytes of explanation. */
    private static String shortened(String explanation) {
        StringBuilder ascii = new StringBuilder();
        explanation.chars().limit(120).forEach(c -> ascii.append(c < 0x7f && c >= ' ' ? (char) c : '?'));
        return ascii.toString();
    }
}
