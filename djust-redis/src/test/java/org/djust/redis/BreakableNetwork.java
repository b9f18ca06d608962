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
import java.util.function.Predicate;

/** Passes connections on to a port of loopback until it is told to cut or to silence them. Thread-safe. */
final class BreakableNetwork implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToSwallow = new AtomicInteger();
    private Predicate<InetAddress> silenced = address -> false;

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

    /** Nothing arrives any more from clients with such addresses, or at them, and nothing is closed, until {@link #restore}. */
    synchronized void silence(Predicate<InetAddress> clients) {
        silenced = clients;
    }

    /** What was said meanwhile arrives. */
    synchronized void restore() {
        silenced = address -> false;
        notifyAll();
    }

    private synchronized void awaitHeard(Socket client) throws InterruptedException {
        while (silenced.test(client.getInetAddress())) {
            wait();
        }
    }

    @Override
    public void close() {
        drop(door);
        cut();
        restore();
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
            start(() -> forward(client, server, client));
            start(() -> forward(server, client, client));
        } catch (IOException e) {
            // nobody is behind the door: the client sees its connection end
            drop(client);
        }
    }

    private void forward(Socket from, Socket to, Socket client) {
        boolean answers = to == client;
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && answersToSwallow.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    break;
                }
                awaitHeard(client);
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException e) {
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
