package org.djust.it.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.djust.it.Shell;

/**
 * The server of an {@link Image}, with the command line and the environment that a container has, and other ports: those are this
 * machine's, on loopback. Used by one thread.
 */
final class Container {

    /** What tells WildFly the ports that the image exposes. */
    private static final Map<Integer, String> PORTS =
            Map.of(8080, "jboss.http.port", 9990, "jboss.management.http.port");

    private final Image image;
    private Program program;

    Container(Image image) {
        this.image = image;
    }

    /** Starts it, and doesn't wait for it. */
    void start(Map<String, String> environment, Path log) {
        List<String> words = new ArrayList<>();
        image.commandLine().forEach(word -> words.add(image.paths().mapped(word).replace("0.0.0.0", "127.0.0.1")));
        image.ports().keySet().forEach(exposed -> words.add("-D" + PORTS.get(exposed) + "=" + port(exposed)));
        words.add("-Djboss.https.port=" + Ports.free());
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().keySet().removeIf(Predicate.not("PATH"::equals));
        command.environment().putAll(image.environment());
        command.environment().putAll(environment);
        program = Program.start(command, log);
    }

    /** The port that stands for one that the image exposes. */
    int port(int exposed) {
        if (!PORTS.containsKey(exposed) || !image.ports().containsKey(exposed)) {
            throw new AssertionError("The image exposes no port " + exposed + " that the test knows.");
        }
        return image.ports().get(exposed);
    }

    /** @param check as Compose has it: CMD, a program, and the port that it asks */
    void awaitHealthy(List<String> check, Duration limit) {
        if (check.size() != 3 || !check.get(0).equals("CMD")) {
            throw new AssertionError("The test doesn't know how to ask " + check);
        }
        String ask = image.paths().mapped(check.get(1)) + " " + port(Integer.parseInt(check.get(2)));
        program.await("healthy by " + ask, limit, () -> Shell.run(ask, Map.of()).status() == 0);
    }

    /** Asks it to end as container engines do, and waits until it has. */
    void stop(Duration limit) {
        program.terminate(limit);
        program = null;
    }

    /** Whatever it does, it ends. */
    void kill() {
        if (program != null) {
            program.kill();
        }
    }
}
