package org.djust.it.cluster;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a scripted client, which lives in the client's loop. A server that says nothing is left as the
 * script in the page leaves it, but maybe sooner: the script waits 15 s, and 10 s for a handshake.
 */
final class ClientLine implements WebSocket.Listener {

    /** The close code of a connection that was lost. */
    static final int LOST = 1006;

    private final ClientLoop loop;
    private final Events events;
    private final Queue<String> unsent = new ArrayDeque<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private boolean sending;
    private boolean ended;
    private long heard = System.nanoTime();

    /** What happens on a connection, told in the loop. */
    interface Events {
        void opened();

        void received(JsonArray frame);

        /** The last that is told, unless the client itself has ended it. */
        void closed(int code, String reason);
    }

    private ClientLine(ClientLoop loop, Events events) {
        this.loop = loop;
        this.events = events;
    }

    static ClientLine open(ClientLoop loop, URI target, String origin, Events events) {
        ClientLine line = new ClientLine(loop, events);
        loop.http().newWebSocketBuilder().connectTimeout(loop.patience()).header("Origin", origin)
                .buildAsync(target, line)
                .whenComplete((socket, failure) -> loop.execute(() -> line.opened(socket, failure)));
        return line;
    }

    private void opened(WebSocket opened, Throwable failure) {
        if (failure != null) {
            end(LOST, reason(failure));
        } else if (ended) {
            opened.abort();
        } else {
            socket = opened;
            heard = System.nanoTime();
            watch();
            events.opened();
        }
    }

    private static String reason(Throwable failure) {
        return failure.getCause() instanceof WebSocketHandshakeException refused
                ? "handshake refused: " + refused.getResponse().statusCode()
                : String.valueOf(failure.getCause());
    }

    private void watch() {
        long patience = loop.patience().toMillis();
        long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heard);
        if (quiet > patience) {
            end(LOST, "silence");
        } else if (quiet > patience / 2) {
            send("[\"p\"]");
        }
        if (!ended) {
            loop.after(patience / 10, this::watch);
        }
    }

    void send(String frame) {
        unsent.add(frame);
        flush();
    }

    private void flush() {
        if (sending || ended || unsent.isEmpty()) {
            return;
        }
        sending = true;
        socket.sendText(unsent.remove(), true).whenComplete((sent, failure) -> loop.execute(() -> {
            sending = false;
            if (failure != null) {
                end(LOST, failure.toString());
            }
            flush();
        }));
    }

    /** Drops the connection, of which nothing is told any longer; false when it has ended before. */
    boolean cut() {
        boolean first = !ended;
        ended = true;
        if (socket != null) {
            socket.abort();
        }
        return first;
    }

    private void end(int code, String reason) {
        if (cut()) {
            events.closed(code, reason);
        }
    }

    private void received(String text) {
        heard = System.nanoTime();
        if (!ended) {
            events.received(Json.createReader(new StringReader(text)).readArray());
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            loop.execute(() -> received(text));
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        loop.execute(() -> end(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        loop.execute(() -> end(LOST, error.toString()));
    }
}
