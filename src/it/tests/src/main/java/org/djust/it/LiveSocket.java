package org.djust.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A WebSocket client for tests: sends text, awaits frames with a bound, and tells how the connection ended.
 * One thread uses it; frames arrive on others. A wait that lasts over 20 seconds fails the test with what had arrived.
 */
public final class LiveSocket implements AutoCloseable {

    /** The close code of a connection that ended without a closing frame. */
    public static final int ABNORMAL = 1006;

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private final LiveSocketListener received = new LiveSocketListener();
    private WebSocket socket;

    /** The connection ended before what was awaited came. */
    public static final class Ended extends AssertionError {

        private static final long serialVersionUID = 1;

        Ended(int code) {
            super("The connection ended with code " + code + ".");
        }
    }

    private LiveSocket() {
    }

    /** Starts describing a handshake with {@code target}, a {@code ws:} address. */
    public static Builder to(URI target) {
        return new Builder(target);
    }

    /** Sends one text message. */
    public LiveSocket send(String text) {
        await(socket.sendText(text, true), "sending a message");
        return this;
    }

    /** Sends the first part of a text message, and never the rest. */
    public LiveSocket sendTruncated(String text) {
        await(socket.sendText(text, false), "sending part of a message");
        return this;
    }

    /** The next text message, in order of arrival. */
    public String next() {
        return next(any -> true);
    }

    /** The next text message that {@code wanted} accepts; those before it are dropped. */
    public String next(Predicate<String> wanted) {
        return received.take(wanted, LIMIT);
    }

    /** The text messages that have arrived and were not taken yet. */
    public List<String> pending() {
        return received.pending();
    }

    /** Awaits a ping of the server for at most {@code limit}. */
    public void awaitPing(Duration limit) {
        await(received.pinged(), limit, "a ping");
    }

    /** Awaits the end of the connection: the close code, or {@link #ABNORMAL}. */
    public int awaitClose() {
        return awaitClose(LIMIT);
    }

    /** As {@link #awaitClose()}, with another bound. */
    public int awaitClose(Duration limit) {
        return await(received.closed(), limit, "the close; pending: " + pending());
    }

    /** Drops the connection without a closing frame, as a lost network does. */
    public void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        // The server may be closing at the same moment, which makes sending fail and nothing else.
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((sent, failure) -> {
            if (failure != null) {
                socket.abort();
            }
        });
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        return await(future, LIMIT, what);
    }

    private static <T> T await(CompletableFuture<T> future, Duration limit, String what) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing within " + limit + " while awaiting " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException && !(e.getCause() instanceof WebSocketHandshakeException)) {
                throw new Ended(ABNORMAL);
            }
            throw new AssertionError("failed while awaiting " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while awaiting " + what, e);
        }
    }

    /** The handshake: headers are the caller's, so that a test can also send a foreign origin or no cookie. */
    public static final class Builder {

        private final URI target;
        private final Map<String, String> headers = new LinkedHashMap<>();

        private Builder(URI target) {
            this.target = target;
        }

        /** Sets the {@code Origin} header; {@code null} sends none. */
        public Builder origin(String origin) {
            return header("Origin", origin);
        }

        /** Sets a request header; {@code null} sends none. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** Opens the connection; fails the test when the server refuses it. */
        public LiveSocket open() {
            LiveSocket live = new LiveSocket();
            live.socket = await(connect(live.received), "the handshake with " + target);
            return live;
        }

        /** Tries to open the connection: the HTTP status of the refusal. Fails the test when it is accepted. */
        public int refusal() {
            try {
                connect(new LiveSocketListener()).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).abort();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof WebSocketHandshakeException refused) {
                    return refused.getResponse().statusCode();
                }
                throw new AssertionError("no HTTP answer from " + target, e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("no answer from " + target + " within " + LIMIT, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
            throw new AssertionError("the server accepted a handshake that it should refuse: " + target);
        }

        private CompletableFuture<WebSocket> connect(WebSocket.Listener listener) {
            WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(LIMIT);
            headers.forEach((name, value) -> {
                if (value != null) {
                    builder.header(name, value);
                }
            });
            return builder.buildAsync(target, listener);
        }
    }
}
