package org.djust.redis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a port of loopback until it is told to cut them. Thread-safe. */
final class BreakableNetwork implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToSwallow = new AtomicInteger();

    BreakableNetwork(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many are open. */
    int connections() {
        return open.size() / 2;
    }

    /** Ends all connections; new ones are taken. */
    void cut() {
        open.forEach(BreakableNetwork::drop);
        open.clear();
    }

    /** The next answers are cut off, with their connections, after Redis has done what it was asked. */
    void cutInsteadOfAnswering(int answers) {
        answersToSwallow.set(answers);
    }

    @Override
    public void close() {
        drop(door);
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // the door closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            start(() -> forward(client, server, false));
            start(() -> forward(server, client, true));
        } catch (IOException e) {
            // nobody is behind the door: the client sees its connection end
            drop(client);
        }
    }

    private void forward(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && answersToSwallow.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    break;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // a cut: both ends go
        }
        drop(from);
        drop(to);
        open.remove(from);
        open.remove(to);
    }

    private static void drop(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + socket, e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "breakable-network");
        thread.setDaemon(true);
        thread.start();
    }
}
