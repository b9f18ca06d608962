package org.djust.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A WildFly of its own with the reference pages, on a loopback address; ends when closed, or with this process. */
final class Server implements AutoCloseable {

    /** How the server is configured. */
    enum Variant {
        /** As WildFly comes. */
        DEFAULT,
        /** After {@code deploy/wildfly/djust.cli}. */
        DISPATCH
    }

    private static final int PORT = Integer.getInteger("bench.port", 9800);
    private static final String ROOMY = "-Xms512m -Xmx2g";
    private static final Path HOME = Path.of("bench/pages/target/wildfly").toAbsolutePath();
    private static final Path WORK = Path.of("bench/client/target/server").toAbsolutePath();

    private final Process process;
    private final Thread atExit = new Thread(this::kill);

    Server(Variant variant) throws IOException, InterruptedException {
        this(variant, ROOMY);
    }

    /** @param heap options of the server's JVM, which {@code -Dbench.memory} overrides */
    Server(Variant variant, String heap) throws IOException, InterruptedException {
        prepare(WORK);
        process = start(System.getProperty("bench.memory", heap));
        Runtime.getRuntime().addShutdownHook(atExit);
        awaitPages();
        if (variant == Variant.DISPATCH) {
            cli("--file=deploy/wildfly/djust.cli");
            awaitPages();
        }
    }

    private static void prepare(Path base) throws IOException {
        Directories.delete(base);
        Directories.copy(HOME.resolve("standalone"), base);
        Files.createDirectories(base.resolve("deployments"));
        Files.copy(Path.of("bench/pages/target/ROOT.war"), base.resolve("deployments/ROOT.war"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Process start(String heap) throws IOException {
        ProcessBuilder command = new ProcessBuilder(HOME.resolve("bin/standalone.sh").toString(), "-b=127.0.0.1",
                "-bmanagement=127.0.0.1",
                "-Djboss.server.base.dir=" + WORK, "-Djboss.http.port=" + PORT, "-Djboss.https.port=" + (PORT + 1),
                "-Djboss.management.http.port=" + (PORT + 2), "-Djboss.management.https.port=" + (PORT + 3));
        command.environment().put("JAVA_OPTS",
                heap + " -Djava.net.preferIPv4Stack=true " + System.getProperty("bench.java", ""));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return command.redirectErrorStream(true).redirectOutput(WORK.resolve("console.log").toFile()).start();
    }

    long pid() {
        return java().pid();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", PORT);
    }

    private void awaitPages() throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90); System.nanoTime() < end; Thread.sleep(100)) {
            try {
                get("/heap");
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
        Stream<String> connect = Stream.of(HOME.resolve("bin/jboss-cli.sh").toString(), "--connect", "--timeout=60000",
                "--controller=127.0.0.1:" + (PORT + 2));
        Process cli =
                new ProcessBuilder(Stream.concat(connect, Stream.of(arguments)).toList()).redirectErrorStream(true)
                        .redirectOutput(WORK.resolve("cli.log").toFile()).start();
        if (!cli.waitFor(90, TimeUnit.SECONDS) || cli.exitValue() != 0) {
            cli.destroyForcibly();
            throw new IOException("jboss-cli failed: see " + WORK.resolve("cli.log") + ".");
        }
    }

    private static String get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http", "127.0.0.1", PORT, path).openConnection();
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
        return statusKilobytes("VmRSS:") * 1024;
    }

    private long statusKilobytes(String name) throws IOException {
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
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        process.waitFor(30, TimeUnit.SECONDS);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
