package org.djust.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** One TCP connection of an {@link EventLoop}. */
abstract class Connection {

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private final EventLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer unread;
    private ByteBuffer unsent;

    Connection(EventLoop loop, InetSocketAddress server) {
        this.loop = loop;
        try {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // Several source addresses: closed connections keep their port for a minute, and one address has 28,000.
            channel.bind(new InetSocketAddress("127.0.0." + (2 + SOURCES.getAndIncrement() % 16), 0));
            channel.connect(server);
            channel.configureBlocking(false);
            key = channel.register(loop.selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't connect to " + server + ": " + e.getMessage(), e);
        }
    }

    /** Takes what it can use of the bytes; the rest is offered again with what follows. */
    abstract void received(ByteBuffer bytes);

    /** The server closed the connection. */
    abstract void ended();

    final void ready(SelectionKey ready) {
        try {
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isReadable()) {
                read();
            }
        } catch (IOException e) {
            close();
            ended();
        }
    }

    private void read() throws IOException {
        ByteBuffer input = loop.input.clear();
        if (unread != null) {
            input.put(unread);
            unread = null;
        }
        int count = channel.read(input);
        input.flip();
        received(input);
        if (input.hasRemaining()) {
            unread = ByteBuffer.allocate(input.remaining()).put(input).flip();
        }
        if (count < 0) {
            close();
            ended();
        }
    }

    final void write(ByteBuffer bytes) {
        try {
            if (unsent == null) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                keep(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The server closed a connection: " + e.getMessage(), e);
        }
    }

    private void keep(ByteBuffer bytes) {
        ByteBuffer old = unsent == null ? ByteBuffer.allocate(0) : unsent;
        unsent = ByteBuffer.allocate(old.remaining() + bytes.remaining()).put(old).put(bytes).flip();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private void flush() throws IOException {
        channel.write(unsent);
        if (!unsent.hasRemaining()) {
            unsent = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    final void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
