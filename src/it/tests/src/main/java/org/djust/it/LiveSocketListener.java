package org.djust.it;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a {@link LiveSocket} has received so far. Thread-safe. */
final class LiveSocketListener implements WebSocket.Listener {

    /** Follows the last message; recognised by identity. */
    private static final String END = new String("end");

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<Void> pinged = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();

    CompletableFuture<Integer> closed() {
        return closed;
    }

    CompletableFuture<Void> pinged() {
        return pinged;
    }

    List<String> pending() {
        return messages.stream().filter(message -> message != END).toList();
    }

    String take(Predicate<String> wanted, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            String message;
            while ((message = messages.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
                if (message == END) {
                    messages.add(END);
                    throw new LiveSocket.Ended(closed.join());
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no such message within " + limit);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        pinged.complete(null);
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end(LiveSocket.ABNORMAL);
    }

    private void end(int code) {
        closed.complete(code);
        messages.add(END);
    }
}
