package org.djust.it.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Redis of the cluster, which writes every change to its disk before it answers. Its port is none that the system
 * gives to a connection while it is down. Used by one thread.
 */
public final class Redis {

    private static final String PROGRAM = Optional.ofNullable(System.getenv("REDIS_SERVER")).orElse("redis-server");

    private final Path folder;
    private final int port = Ports.free();
    private final List<String> settings;
    private Program program;

    Redis(Path folder) {
        this(folder, List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always"));
    }

    /** @param settings a file with settings, or options; where it listens and what its folder is are added */
    Redis(Path folder, List<String> settings) {
        this.folder = Folders.clear(folder);
        this.settings = settings;
    }

    int port() {
        return port;
    }

    /** Starts with the data that it had when it was killed. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(settings);
        command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port), "--dir", folder.toString()));
        program = Program.start(new ProcessBuilder(command), folder.resolveSibling(folder.getFileName() + ".log"));
        program.await("Redis answers", Duration.ofSeconds(20), () -> Ports.isOpen(port) && ask("PING").equals("+PONG"));
    }

    /** Starts with nothing. */
    public void startEmpty() {
        Folders.clear(folder);
        start();
    }

    public void kill() {
        program.kill();
        program = null;
    }

    public void pause() {
        program.pause();
    }

    public void resume() {
        program.resume();
    }

    /** Whatever a test that failed has left behind, it answers again. */
    public void heal() {
        if (program == null) {
            start();
        } else {
            resume();
            makeRoom();
        }
    }

    /** Ends all connections of the nodes. */
    public void cut() {
        ask("CLIENT KILL TYPE normal SKIPME yes");
    }

    /** From now on it refuses what needs memory, until {@link #makeRoom}; nothing is evicted. */
    public void fill() {
        ask("CONFIG SET maxmemory-policy noeviction");
        ask("CONFIG SET maxmemory 64mb");
        // the last that is taken: the limit is looked at before a command, not after it
        ask("SETRANGE filler 80000000 x");
    }

    public void makeRoom() {
        ask("DEL filler");
        ask("CONFIG SET maxmemory 0");
    }

    /** The first line of the answer, as Redis sends it. */
    String ask(String question) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((question + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
                answer.append((char) c);
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        if (program != null) {
            kill();
        }
    }
}
