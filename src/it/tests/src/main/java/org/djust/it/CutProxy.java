package org.djust.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Passes TCP connections on to a server on loopback, and cuts them after a number of bytes. Thread-safe. */
public final class CutProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
    private volatile Supplier<Budget> budgets = () -> Budget.ENDLESS;

    /**
     * How many bytes a connection carries before it is cut without a farewell.
     *
     * @param up   from the client to the server
     * @param down from the server to the client
     */
    public record Budget(long up, long down) {
        public static final Budget ENDLESS = new Budget(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Starts passing on what comes to {@link #site}. */
    public CutProxy(Site site) {
        try {
            server = new InetSocketAddress(InetAddress.getLoopbackAddress(), site.page("").getPort());
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The application as seen through this proxy, by a new visitor. */
    public Site site(Site direct) {
        return direct.through(listening.getLocalPort());
    }

    /** Connections from now on get their budgets here; it is asked by one thread. */
    public void budgets(Supplier<Budget> supplier) {
        budgets = supplier;
    }

    /** Open connections lose what the server sends from now on. */
    public void muteServer() {
        pipes.forEach(pipe -> pipe.mutedServer = true);
    }

    /** Open connections lose what the client sends from now on. */
    public void muteClient() {
        pipes.forEach(pipe -> pipe.mutedClient = true);
    }

    /** Cuts all open connections. */
    public void cut() {
        pipes.forEach(Pipe::cut);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Pipe pipe = new Pipe(client, connect(client), budgets.get());
                pipes.add(pipe);
                start(pipe::up);
                start(pipe::down);
            } catch (IOException e) {
                // closed, or the server refused: the client sees its connection end
            }
        }
    }

    private Socket connect(Socket client) throws IOException {
        try {
            return new Socket(server.getAddress(), server.getPort());
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cut-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Pipe {

        private final Socket client;
        private final Socket upstream;
        private final Budget budget;
        private volatile boolean mutedServer;
        private volatile boolean mutedClient;

        Pipe(Socket client, Socket upstream, Budget budget) {
            this.client = client;
            this.upstream = upstream;
            this.budget = budget;
        }

        void up() {
            copy(client, upstream, budget.up(), () -> mutedClient);
        }

        void down() {
            copy(upstream, client, budget.down(), () -> mutedServer);
        }

        private void copy(Socket from, Socket to, long bytes, BooleanSupplier muted) {
            byte[] buffer = new byte[8192];
            long left = bytes;
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int n;
                while (left > 0 && (n = in.read(buffer)) > 0) {
                    int passed = (int) Math.min(n, left);
                    left -= passed;
                    if (!muted.getAsBoolean()) {
                        out.write(buffer, 0, passed);
                    }
                }
            } catch (IOException e) {
                // either side is gone
            }
            cut();
        }

        void cut() {
            pipes.remove(this);
            reset(client);
            close(client);
            close(upstream);
        }

        /** The JDK's client doesn't always tell its listener of an orderly end in the middle of a frame. */
        private void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // gone already
            }
        }

        private void close(Closeable socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // gone already
            }
        }
    }
}
