package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a node of each kind of server is started: in a folder of its own, on loopback, with little memory. */
enum ServerKind {

    WILDFLY {
        @Override
        ProcessBuilder command(Path base, List<Path> wars, int port, List<String> properties) throws IOException {
            Path home = Path.of(System.getProperty("wildfly.home"));
            Folders.copy(home.resolve("standalone"), base);
            Files.createDirectories(base.resolve("deployments"));
            for (Path war : wars) {
                Files.copy(war, base.resolve("deployments").resolve(war.getFileName()));
            }
            List<String> words = new ArrayList<>(List.of(home.resolve("bin/standalone.sh").toString(), "-b=127.0.0.1",
                    "-bmanagement=127.0.0.1", "-Djboss.server.base.dir=" + base, "-Djboss.node.name=node" + port,
                    "-Djboss.http.port=" + port, "-Djboss.https.port=" + Ports.free(),
                    "-Djboss.management.http.port=" + Ports.free()));
            words.addAll(properties);
            ProcessBuilder command = new ProcessBuilder(words);
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            command.environment().put("JAVA_OPTS", "-Xms64m -Xmx256m -Djava.net.preferIPv4Stack=true");
            return command;
        }
    },

    PAYARA {
        @Override
        ProcessBuilder command(Path base, List<Path> wars, int port, List<String> properties) throws IOException {
            Path preboot = Files.writeString(base.resolve("preboot.txt"), "set configs.config.server-config"
                    + ".network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n");
            List<String> words =
                    new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xms64m", "-Xmx384m", "-Djava.io.tmpdir=" + base));
            words.addAll(properties);
            words.addAll(List.of("-jar", System.getProperty("payara.micro"), "--nocluster", "--port",
                    Integer.toString(port), "--prebootcommandfile", preboot.toString()));
            wars.forEach(war -> words.addAll(List.of("--deploy", war.toString())));
            return new ProcessBuilder(words);
        }
    };

    /** Prepares the empty folder {@code base}; the command that starts a node in it, with JVM arguments for the properties. */
    abstract ProcessBuilder command(Path base, List<Path> wars, int port, List<String> properties) throws IOException;

    /** Starts a node that serves {@code wars}, in the folder {@code base}, which is made anew. */
    final Program start(Path base, List<Path> wars, int port, Map<String, String> config) {
        return start(base, wars, port, config, Map.of());
    }

    /** The same with environment variables. */
    final Program start(Path base, List<Path> wars, int port, Map<String, String> config,
            Map<String, String> environment) {
        try {
            Folders.clear(base);
            ProcessBuilder command = command(base, wars, port, properties(config));
            command.environment().putAll(environment);
            return Program.start(command, base.resolveSibling(base.getFileName() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't prepare " + base, e);
        }
    }

    private static List<String> properties(Map<String, String> config) {
        return config.entrySet().stream().map(entry -> "-D" + entry.getKey() + "=" + entry.getValue()).toList();
    }
}
