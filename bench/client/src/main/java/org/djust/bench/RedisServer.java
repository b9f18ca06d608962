package org.djust.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A redis-server on a free port of the loopback address, without persistence. */
public final class RedisServer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Process process;
    private final int port;

    public RedisServer() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path dir = Files.createTempDirectory("djust-bench-redis");
        process = new ProcessBuilder("redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save",
                "",
                "--appendonly", "no", "--dir", dir.toString()).redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile()).start();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!answers()) {
            if (!process.isAlive() || System.currentTimeMillis() > end) {
                throw new IOException("redis-server does not start; see " + dir.resolve("log"));
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes());
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port + "/0";
    }

    /** The names that a Lua script returns. */
    public List<String> names(String script) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String command = "*3\r\n$4\r\nEVAL\r\n$" + script.length() + "\r\n" + script + "\r\n$1\r\n0\r\n";
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String count = answer.readLine();
            if (!count.startsWith("*")) {
                throw new IOException("Redis answered " + count);
            }
            List<String> names = new ArrayList<>();
            for (int i = Integer.parseInt(count.substring(1)); i > 0; i--) {
                answer.readLine(); // the length of the name, which has no line end in it
                names.add(answer.readLine());
            }
            return names;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
