package org.djust.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for many connections in the caller's thread. */
final class EventLoop implements Closeable {

    /** What is read goes here first, so that an idle connection has no buffer of its own. */
    final ByteBuffer input = ByteBuffer.allocateDirect(1 << 20);
    final Selector selector;

    EventLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Handles what arrives until {@code done}; throws when that takes longer than {@code limit}. */
    void runUntil(BooleanSupplier done, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Not done within " + limit.toSeconds() + " s: the server didn't answer as expected.");
            }
            select();
        }
    }

    /** Handles what arrives for this long. */
    void runFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            select();
        }
    }

    private void select() {
        try {
            selector.select(EventLoop::ready, 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ready(SelectionKey key) {
        ((Connection) key.attachment()).ready(key);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
