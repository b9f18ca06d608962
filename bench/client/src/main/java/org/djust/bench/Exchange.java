package org.djust.bench;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One visitor, who asks one thing after the other over a kept connection, and keeps the cookies that come. */
final class Exchange {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern COOKIE = Pattern.compile("(?i)\r\nset-cookie: *([^=]+)=([^;\r]*)");

    /** The line end after each chunk. */
    private static final int CHUNK_END = 2;

    private final EventLoop loop;
    private final InetSocketAddress server;
    private final String host;
    private final Map<String, String> cookies = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Line line;
    private Consumer<String> listener;
    private String head;
    private boolean chunked;
    private boolean lastChunk;
    private long left;

    /** The connection, which servers close when it was idle for long. */
    private final class Line extends Connection {

        Line() {
            super(loop, server);
        }

        @Override
        void received(ByteBuffer bytes) {
            Exchange.this.received(bytes);
        }

        @Override
        void ended() {
            line = null;
            if (listener != null) {
                throw new IllegalStateException("The server closed a connection instead of answering.");
            }
        }
    }

    Exchange(EventLoop loop, InetSocketAddress server) {
        this.loop = loop;
        this.server = server;
        host = server.getHostString() + ":" + server.getPort();
    }

    void get(String path, Consumer<String> whenDone) {
        send("GET " + path, "", "", whenDone);
    }

    /** @param headers lines that each end with CR LF */
    void post(String path, String headers, String content, Consumer<String> whenDone) {
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        send("POST " + path, headers + "Content-Length: " + length + "\r\n", content, whenDone);
    }

    private void send(String start, String headers, String content, Consumer<String> whenDone) {
        listener = whenDone;
        head = null;
        body.reset();
        StringBuilder request = new StringBuilder(start).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        cookies.forEach((name, value) -> request.append("Cookie: ").append(name).append('=').append(value)
                .append("\r\n"));
        request.append(headers).append("\r\n").append(content);
        if (line == null) {
            line = new Line();
        }
        line.write(ByteBuffer.wrap(request.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void received(ByteBuffer bytes) {
        boolean idle = listener == null; // the server ends the connection
        if (idle || head == null && !begin(bytes)) {
            return;
        }
        if (chunked ? takeChunks(bytes) : takeRest(bytes)) {
            Consumer<String> done = listener;
            listener = null;
            done.accept(body.toString(StandardCharsets.UTF_8));
        }
    }

    private boolean begin(ByteBuffer bytes) {
        head = Http.head(bytes);
        if (head == null) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("The server refused: " + head.lines().findFirst().orElse(""));
        }
        Matcher cookie = COOKIE.matcher(head);
        while (cookie.find()) {
            cookies.put(cookie.group(1), cookie.group(2));
        }
        Matcher length = LENGTH.matcher(head);
        chunked = !length.find();
        left = chunked ? 0 : Long.parseLong(length.group(1));
        return true;
    }

    private boolean takeRest(ByteBuffer bytes) {
        take(bytes, 0);
        return left == 0;
    }

    /** @param end how many of the last bytes are no content */
    private void take(ByteBuffer bytes, int end) {
        byte[] part = new byte[(int) Math.min(left, bytes.remaining())];
        bytes.get(part);
        body.write(part, 0, (int) Math.min(part.length, Math.max(0, left - end)));
        left -= part.length;
    }

    private boolean takeChunks(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (left == 0) {
                String start = line(bytes);
                if (start == null) {
                    return false;
                }
                int size = Integer.parseInt(start, 16);
                lastChunk = size == 0;
                left = size + CHUNK_END;
            }
            take(bytes, CHUNK_END);
            if (left == 0 && lastChunk) {
                return true;
            }
        }
        return false;
    }

    private static String line(ByteBuffer bytes) {
        for (int i = bytes.position(); i + 1 < bytes.limit(); i++) {
            if (bytes.get(i) == '\r' && bytes.get(i + 1) == '\n') {
                byte[] line = new byte[i - bytes.position()];
                bytes.get(line).position(i + 2);
                return new String(line, StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }
}
