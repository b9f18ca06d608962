package org.djust.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of its own with the reference pages, on a loopback address; ends when closed, or with this process. */
final class Server implements AutoCloseable {

    private static final int PORT = Integer.getInteger("bench.port", 9800);
    private static final Path WORK = Path.of("bench/client/target/server-" + PORT).toAbsolutePath();

    private final Setup setup;
    private final Thread atExit = new Thread(this::kill);
    private Process process;

    Server(Setup setup) throws IOException, InterruptedException {
        this.setup = setup;
        setup.prepare(WORK);
        Runtime.getRuntime().addShutdownHook(atExit);
        start();
        if (setup.variant() == Setup.Variant.DISPATCH) {
            cli("--file=deploy/wildfly/djust.cli");
            awaitPages();
        }
    }

    private void start() throws IOException, InterruptedException {
        process = setup.command(WORK, PORT).start();
        awaitPages();
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void killNow() throws InterruptedException {
        kill();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** Starts it again after {@link #killNow}, and returns when its pages are there. */
    void restart() throws IOException, InterruptedException {
        start();
    }

    long pid() {
        return java().pid();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", PORT);
    }

    String url(String path) {
        return "http://127.0.0.1:" + PORT + path;
    }

    private void awaitPages() throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300); System.nanoTime() < end; Thread.sleep(100)) {
            try {
                for (String page : setup.pages()) {
                    get(page);
                }
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
            }
        }
        kill();
        throw new IOException("The server didn't start: see " + WORK.resolve("console.log") + ".");
    }

    private void cli(String... arguments) throws IOException, InterruptedException {
        Stream<String> connect = Stream.of(Setup.WILDFLY.resolve("bin/jboss-cli.sh").toString(), "--connect",
                "--timeout=60000", "--controller=127.0.0.1:" + (PORT + 2));
        Process cli =
                new ProcessBuilder(Stream.concat(connect, Stream.of(arguments)).toList()).redirectErrorStream(true)
                        .redirectOutput(WORK.resolve("cli.log").toFile()).start();
        if (!cli.waitFor(90, TimeUnit.SECONDS) || cli.exitValue() != 0) {
            cli.destroyForcibly();
            throw new IOException("jboss-cli failed: see " + WORK.resolve("cli.log") + ".");
        }
    }

    private String get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url(path)).openConnection();
        connection.setReadTimeout(60_000);
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Bytes of heap in use after a forced collection. */
    long heap() throws IOException {
        return Long.parseLong(get("/heap"));
    }

    /** Bytes of memory that the server's process holds. */
    long resident() throws IOException {
        return status("VmRSS:") * 1024;
    }

    /** Threads of the server's process, the JVM's own included. */
    long threads() throws IOException {
        return status("Threads:");
    }

    /** Files and sockets that the server's process has open. */
    long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
            return open.count();
        }
    }

    private long status(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid() + "/status"));
        String line = lines.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    /** Processor seconds that the server has used. */
    double processorSeconds() {
        return java().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private ProcessHandle java() {
        return process.descendants().reduce((shell, java) -> java).orElse(process.toHandle());
    }

    private void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public void close() throws InterruptedException {
        killNow();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
