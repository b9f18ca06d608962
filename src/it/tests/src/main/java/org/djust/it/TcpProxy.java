package org.djust.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network in front of a server, on a loopback port of its own, that a test can break: it can go silent without closing
 * anything, cut all connections, or refuse new ones. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> stranded = ConcurrentHashMap.newKeySet();
    private boolean questionsHeld;
    private boolean answersHeld;
    private volatile boolean refusing;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    /** Starts to forward to a port of this machine. */
    public static TcpProxy to(int port) {
        try {
            return new TcpProxy(port);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for a proxy", e);
        }
    }

    /** The port to connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** Keeps back, without a close, what the server says; the server still hears its clients. */
    public synchronized void holdAnswers() {
        answersHeld = true;
    }

    /** Keeps back, without a close, what both sides say. */
    public synchronized void hold() {
        questionsHeld = true;
        answersHeld = true;
    }

    /** Forwards what was kept back, and goes on. */
    public synchronized void release() {
        questionsHeld = false;
        answersHeld = false;
        notifyAll();
    }

    /** Whatever the server does, the clients that are connected hear nothing of it, as if it had lost its power; new connections flow freely. */
    public void strand() {
        stranded.addAll(open);
    }

    /** Ends all connections at once, with what they kept back; new ones are taken, and flow freely. */
    public void cut() {
        stranded.clear();
        for (Socket socket : open) {
            drop(socket);
        }
        release();
    }

    /** As {@link #cut()}, and takes no new connections until {@link #restore()}. */
    public void refuse() {
        refusing = true;
        cut();
    }

    /** Takes connections again. */
    public void restore() {
        refusing = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                if (refusing) {
                    drop(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // the door closed, or the server takes no connections: its clients see that as a lost connection
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            start("questions", () -> forward(client, server, true));
            start("answers", () -> forward(server, client, false));
        } catch (IOException e) {
            drop(client);
            throw e;
        }
    }

    private void forward(Socket from, Socket to, boolean questions) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (stranded.contains(from)) {
                    continue;
                }
                awaitRelease(questions);
                out.write(buffer, 0, read);
            }
            awaitRelease(questions);
        } catch (IOException | InterruptedException e) {
            // a cut: both ends go
        }
        if (!stranded.contains(from)) {
            drop(from);
            drop(to);
        }
    }

    private synchronized void awaitRelease(boolean questions) throws InterruptedException {
        while (questions ? questionsHeld : answersHeld) {
            wait();
        }
    }

    private void drop(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + socket, e);
        }
    }

    private void start(String role, Runnable task) {
        Thread thread = new Thread(task, "proxy-" + target + "-" + role);
        thread.setDaemon(true);
        thread.start();
    }
}
