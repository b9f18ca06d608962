package org.djust.it.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback, below the system's own range for outgoing connections and clear of those browsers refuse. */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int END = 30_000;

    private Ports() {
    }

    /** A port that nobody listens on now. */
    static int free() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // taken: the next
            }
        }
        throw new IllegalStateException("No free port from " + FIRST + " to " + END + ".");
    }

    /** Whether somebody listens on a port. */
    static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
