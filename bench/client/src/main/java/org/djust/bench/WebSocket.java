package org.djust.bench;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The client's side of a WebSocket, without extensions. Frames are masked with zeros, which costs the server what any mask does.
 */
final class WebSocket extends Connection {

    /** Receives what happens on a connection. */
    interface Listener {
        void open(WebSocket socket);

        /** A text message of {@code length} bytes from {@code offset}; to be read during the call only. */
        void message(WebSocket socket, ByteBuffer bytes, int offset, int length);

        void closed(int code);
    }

    private static final int CONTINUATION = 0, TEXT = 1, CLOSE = 8, PING = 9, PONG = 10;

    private final Listener listener;
    private boolean upgraded;
    private boolean closing;

    WebSocket(EventLoop loop, InetSocketAddress server, String path, String cookie, Listener listener) {
        super(loop, server);
        this.listener = listener;
        String host = server.getHostString() + ":" + server.getPort();
        write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + cookie + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1)));
    }

    void send(String text) {
        send(frame(text));
    }

    /** Sends a frame that {@link #frame} made. */
    void send(byte[] frame) {
        write(ByteBuffer.wrap(frame));
    }

    static byte[] frame(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Starts the closing handshake. */
    void startClose() {
        closing = true;
        send(frame(CLOSE, new byte[] {0x03, (byte) 0xe8}));
    }

    @Override
    void received(ByteBuffer bytes) {
        if (!upgraded && !upgrade(bytes)) {
            return;
        }
        while (frame(bytes)) {
            continue;
        }
    }

    private boolean upgrade(ByteBuffer bytes) {
        String head = Http.head(bytes);
        if (head == null) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException("The server refused the WebSocket: " + head.lines().findFirst().orElse(""));
        }
        upgraded = true;
        listener.open(this);
        return true;
    }

    /** Takes one frame; false when it isn't whole yet. */
    private boolean frame(ByteBuffer bytes) {
        int start = bytes.position();
        if (bytes.remaining() < 2) {
            return false;
        }
        int first = bytes.get(start);
        int length = bytes.get(start + 1);
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (bytes.remaining() < header) {
            return false;
        }
        length = header == 2 ? length : header == 4 ? bytes.getShort(start + 2) & 0xffff
                : (int) bytes.getLong(start + 2);
        if (bytes.remaining() < header + length) {
            return false;
        }
        bytes.position(start + header + length);
        if (first >= 0 || (first & 0xf) == CONTINUATION) {
            throw new IllegalStateException("The server sent a message in several frames.");
        }
        handle(first & 0xf, bytes, start + header, length);
        return true;
    }

    private void handle(int opcode, ByteBuffer bytes, int offset, int length) {
        switch (opcode) {
            case TEXT -> listener.message(this, bytes, offset, length);
            case PING -> {
                byte[] payload = new byte[length];
                bytes.get(offset, payload);
                send(frame(PONG, payload));
            }
            case CLOSE -> {
                close();
                listener.closed(closing || length < 2 ? 1000 : bytes.getShort(offset) & 0xffff);
            }
            default -> {
                // A pong needs no answer.
            }
        }
    }

    @Override
    void ended() {
        listener.closed(closing ? 1000 : 1006);
    }
}
