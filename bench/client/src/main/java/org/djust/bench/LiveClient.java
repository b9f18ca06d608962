package org.djust.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One visitor of a live page: sends an event at a time, and learns when the server has applied it. */
final class LiveClient implements WebSocket.Listener {

    /** An event's bytes on the way up, and the frame that came down if it was asked for. */
    record Reply(int upBytes, String down) {
    }

    private final Http.Page page;
    private final Consumer<LiveClient> whenJoined;
    private WebSocket socket;
    private Consumer<Reply> whenDone;
    private String joined;
    private long shown = 1;
    private long ref;
    private int upBytes;
    private boolean keepText;

    private LiveClient(Http.Page page, Consumer<LiveClient> whenJoined) {
        this.page = page;
        this.whenJoined = whenJoined;
    }

    /** Gets the page, connects and joins. */
    static void visit(EventLoop loop, Server server, Http http, String path, Consumer<LiveClient> whenJoined) {
        http.get(path, page -> new LiveClient(page, whenJoined).connect(loop, server));
    }

    private void connect(EventLoop loop, Server server) {
        socket = new WebSocket(loop, server.address(), "/djust/ws?v=1", page.cookie(), this);
    }

    Http.Page page() {
        return page;
    }

    /** The frame that answered the join. */
    String joined() {
        return joined;
    }

    /** Sends an event; one at a time. {@code params} is JSON with a comma before it, or empty. */
    void event(String name, String params, Consumer<Reply> done) {
        whenDone = done;
        String frame = "[\"e\",0," + ++ref + ",\"" + name + "\"" + params + "]";
        upBytes = frame.length();
        socket.send(frame);
    }

    /** Keeps the frames that come down from now on. */
    void keepText() {
        keepText = true;
    }

    /** Leaves the page for good. */
    void leave() {
        socket.send("[\"l\",0]");
        socket.startClose();
    }

    /** Loses the connection, and never comes back. */
    void cut() {
        socket.close();
    }

    /** Loses the connection, and joins again on a new one. */
    void reconnect(EventLoop loop, Server server, long version) {
        socket.close();
        joined = null;
        shown = version;
        connect(loop, server);
    }

    @Override
    public void open(WebSocket opened) {
        opened.send("[\"j\",0,\"" + page.token() + "\"," + shown + "," + ref + "]");
    }

    @Override
    public void message(WebSocket from, ByteBuffer bytes, int offset, int length) {
        char kind = (char) bytes.get(offset + 2);
        if (kind == 'p' || kind == 'a') {
            Consumer<Reply> done = whenDone;
            if (refIn(bytes, offset, kind == 'p' ? 3 : 2) == ref && done != null) {
                whenDone = null;
                done.accept(new Reply(upBytes, keepText ? text(bytes, offset, length) : null));
            }
        } else if (kind == 'j') {
            joined = text(bytes, offset, length);
            whenJoined.accept(this);
        } else if (kind == 'x') {
            throw new IllegalStateException("The server answered " + text(bytes, offset, length));
        }
    }

    /** The number that is element {@code index} of a frame. */
    private static long refIn(ByteBuffer bytes, int offset, int index) {
        int at = offset;
        for (int commas = 0; commas < index; at++) {
            if (bytes.get(at) == ',') {
                commas++;
            }
        }
        long number = 0;
        for (int digit = bytes.get(at) - '0'; digit >= 0 && digit <= 9; digit = bytes.get(++at) - '0') {
            number = number * 10 + digit;
        }
        return number;
    }

    private static String text(ByteBuffer bytes, int offset, int length) {
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    @Override
    public void closed(int code) {
        if (code != 1000) {
            throw new IllegalStateException("The server closed a view's connection with code " + code + ".");
        }
    }
}
