package org.djust.it;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A WebSocket client that does what no browser does: any frame, in any pieces, no pongs, no reading unless asked to.
 * Used by one thread; reads are bounded by 10 seconds, or by the bound given.
 */
public final class RawSocket implements AutoCloseable {

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    /** To be added: the frame's payload is compressed. */
    public static final int COMPRESSED = 0x40;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int SMALL_BUFFER = 4096;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    /**
     * A frame as it came.
     */
    public record Frame(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The close code of a closing frame. */
        public int code() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
        }
    }

    private RawSocket(URI target) throws IOException {
        // before connecting, so that the window never grows
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("localhost", target.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /**
     * Shakes hands as a page of the site would; fails the test when the server refuses.
     *
     * @param headers more of the request, such as {@code Sec-WebSocket-Extensions: permessage-deflate}
     */
    public static RawSocket open(Site site, String... headers) throws IOException {
        URI target = site.page(LivePage.ENDPOINT);
        RawSocket raw = new RawSocket(target);
        raw.out.write(("GET " + target.getRawPath() + "?" + target.getRawQuery() + " HTTP/1.1\r\nHost: localhost:"
                + target.getPort() + "\r\nOrigin: " + site.origin() + "\r\nUpgrade: websocket\r\n"
                + String.join("", Stream.of(headers).map(header -> header + "\r\n").toList())
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OTAxMjM0NQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String status = raw.line();
        if (!status.contains(" 101 ")) {
            throw new AssertionError("refused: " + status);
        }
        while (!raw.line().isEmpty()) {
            // headers
        }
        return raw;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c;
        while ((c = in.readUnsignedByte()) != '\n') {
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /** Sends a text frame. */
    public RawSocket text(String text) throws IOException {
        return frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one frame. */
    public RawSocket frame(int opcode, boolean last, byte[] payload) throws IOException {
        begin(opcode, last, payload.length);
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % 4];
        }
        out.write(masked);
        return this;
    }

    /** Sends a frame's head only, which promises {@code length} bytes. */
    public RawSocket begin(int opcode, boolean last, int length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) (opcode | (last ? 0x80 : 0)));
        if (length < 126) {
            head.put((byte) (0x80 | length));
        } else {
            head.put((byte) (0x80 | 127)).putLong(length);
        }
        head.put(MASK);
        out.write(head.array(), 0, head.position());
        return this;
    }

    /** The next frame; null when the connection ended without a closing frame. */
    public Frame read() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException | SocketException e) {
            return null;
        }
    }

    /** Reads until the server closes, for at most {@code limit}: the close code, or {@link LiveSocket#ABNORMAL}. */
    public int awaitClose(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
        for (Frame frame = read(); frame != null; frame = read()) {
            if (frame.opcode() == CLOSE) {
                return frame.code();
            }
        }
        return LiveSocket.ABNORMAL;
    }

    /** As above, within 10 seconds. */
    public int awaitClose() throws IOException {
        return awaitClose(Duration.ofSeconds(10));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
