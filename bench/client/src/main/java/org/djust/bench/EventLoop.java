package org.djust.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for many connections in the caller's thread. */
final class EventLoop implements Closeable {

    private static final long REST_NANOS = 50_000;

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

    /** Handles what arrives for this long, and calls {@code tick} as often as some 50 µs of rest in between allow. */
    void runFor(Duration time, Runnable tick) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            tick.run();
            try {
                if (selector.selectNow(EventLoop::ready) == 0) {
                    LockSupport.parkNanos(REST_NANOS);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
