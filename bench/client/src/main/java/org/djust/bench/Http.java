package org.djust.bench;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kept connection that gets pages, one at a time. */
final class Http extends Connection {

    /**
     * A page.
     *
     * @param token  what the page's view is joined with
     * @param cookie header lines that send back the cookies that came with the page
     * @param length bytes of the body as sent
     */
    record Page(String token, String cookie, long length) {
    }

    private static final Pattern TOKEN = Pattern.compile("dj-view=\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern COOKIE = Pattern.compile("(?i)\r\nset-cookie: *([^;\r]+)");

    /** Payara closes a kept connection after some 250 requests. */
    private static final int MAX_REQUESTS = 200;

    private final EventLoop loop;
    private final InetSocketAddress server;
    private final String host;
    private int requests;
    private Consumer<Page> listener;
    private String cookie;
    private String token;
    private boolean chunked;
    private boolean lastChunk;
    private long left;
    private long length;

    Http(EventLoop loop, InetSocketAddress server) {
        super(loop, server);
        this.loop = loop;
        this.server = server;
        host = server.getHostString() + ":" + server.getPort();
    }

    /** This connection, or a new one in its place when the server may be about to close it; must be idle. */
    Http usable() {
        if (requests < MAX_REQUESTS) {
            return this;
        }
        close();
        return new Http(loop, server);
    }

    /** Gets a page; the connection must be idle. */
    void get(String path, Consumer<Page> whenDone) {
        listener = whenDone;
        requests++;
        cookie = null;
        token = null;
        length = 0;
        write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Takes a head of HTTP, up to the empty line; null when it isn't whole yet. */
    static String head(ByteBuffer bytes) {
        for (int i = bytes.position() + 3; i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n' && bytes.get(i - 1) == '\r' && bytes.get(i - 2) == '\n') {
                byte[] head = new byte[i + 1 - bytes.position()];
                bytes.get(head);
                return new String(head, StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    @Override
    void received(ByteBuffer bytes) {
        if (cookie == null && !begin(bytes)) {
            return;
        }
        if (token == null && !findToken(bytes)) {
            return;
        }
        if (skipBody(bytes)) {
            Consumer<Page> done = listener;
            listener = null;
            done.accept(new Page(token, cookie, length));
        }
    }

    private boolean begin(ByteBuffer bytes) {
        String head = head(bytes);
        if (head == null) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("The server refused a page: " + head.lines().findFirst().orElse(""));
        }
        StringBuilder cookies = new StringBuilder();
        Matcher matcher = COOKIE.matcher(head);
        while (matcher.find()) {
            cookies.append(cookies.length() == 0 ? "Cookie: " : "; ").append(matcher.group(1));
        }
        cookie = cookies.length() == 0 ? "" : cookies + "\r\n";
        chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        Matcher contentLength = LENGTH.matcher(head);
        left = !chunked && contentLength.find() ? Long.parseLong(contentLength.group(1)) : 0;
        return true;
    }

    /** Looks for the token, which is near the body's start, without taking any of the body. */
    private boolean findToken(ByteBuffer bytes) {
        byte[] start = new byte[Math.min(bytes.remaining(), 4096)];
        bytes.get(bytes.position(), start);
        Matcher matcher = TOKEN.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            if (start.length == 4096) {
                throw new IllegalStateException("The page has no attribute dj-view in its first 4 KB.");
            }
            return false;
        }
        token = matcher.group(1).replace("&amp;", "&");
        return true;
    }

    private boolean skipBody(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (left == 0 && !nextChunk(bytes)) {
                return false;
            }
            int taken = (int) Math.min(left, bytes.remaining());
            bytes.position(bytes.position() + taken);
            left -= taken;
            length += taken;
            if (left == 0 && (!chunked || lastChunk)) {
                lastChunk = false;
                return true;
            }
        }
        return false;
    }

    /** Takes the line before a chunk, which also covers the line end after it; false when it isn't whole yet. */
    private boolean nextChunk(ByteBuffer bytes) {
        for (int i = bytes.position(); i + 1 < bytes.limit(); i++) {
            if (bytes.get(i) == '\r' && bytes.get(i + 1) == '\n') {
                byte[] line = new byte[i - bytes.position()];
                bytes.get(line).position(i + 2);
                int size = Integer.parseInt(new String(line, StandardCharsets.ISO_8859_1).trim(), 16);
                lastChunk = size == 0;
                left = size + 2L;
                length -= 2;
                return true;
            }
        }
        return false;
    }

    @Override
    void ended() {
        if (listener != null) {
            throw new IllegalStateException("The server closed a connection instead of answering.");
        }
    }
}
