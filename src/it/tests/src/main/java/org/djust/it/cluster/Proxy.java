package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** A load balancer in front of the nodes, with the configuration in {@code deploy} that users are told to take. */
abstract class Proxy implements AutoCloseable {

    private static final Path DEPLOY = Path.of(System.getProperty("djust.deploy"));

    private final int port = Ports.free();
    private Program program;

    int port() {
        return port;
    }

    @Override
    public void close() {
        program.kill();
    }

    /** Starts it in {@code folder}, and waits until it listens. */
    final void start(Path folder, String... command) {
        program = Program.start(new ProcessBuilder(command).directory(folder.toFile()),
                folder.resolveSibling(folder.getFileName() + ".log"));
        program.await(command[0] + " listens", Duration.ofSeconds(20), () -> Ports.isOpen(port));
    }

    /**
     * Writes the configuration into a folder that is made anew.
     *
     * @param file its path in {@code deploy}
     * @param listen the text that says where it listens, and ends with the port 80
     * @param servers three, each an address and what the proxy is to know of it, such as {@code backup}
     */
    final void configure(Path folder, String file, String listen, List<String> servers) {
        Folders.clear(folder);
        try {
            String text = Files.readString(DEPLOY.resolve(file));
            for (int i = 0; i < servers.size(); i++) {
                text = replace(text, "node" + (i + 1) + ":8080", servers.get(i));
            }
            text = replace(text, listen, listen.replaceFirst(":?80", "127.0.0.1:" + port));
            Files.writeString(folder.resolve(Path.of(file).getFileName()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replace(String text, String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalStateException("The reference configuration has no '" + old + "'.");
        }
        return text.replace(old, replacement);
    }

    /** The program file that the environment variable of that name names, or the system's. */
    static String program(String name) {
        String variable = name.toUpperCase(Locale.ROOT);
        return Stream.of(System.getenv(variable), "/usr/sbin/" + name, "/usr/local/sbin/" + name, "/usr/bin/" + name)
                .filter(Objects::nonNull).filter(path -> Files.isExecutable(Path.of(path))).findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not there: install it, or set the"
                        + " environment variable " + variable + " to its program file."));
    }
}
