package org.djust.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which server is started, and how.
 *
 * @param memory   options for the size of its heap, which {@code -Dbench.memory} overrides
 * @param java     further options of its JVM
 * @param compared whether the same pages with other frameworks are deployed beside the reference pages
 */
record Setup(Variant variant, String memory, List<String> java, boolean compared) {

    /** A server and its configuration. */
    enum Variant {
        /** WildFly as it comes. */
        DEFAULT,
        /** WildFly after {@code deploy/wildfly/djust.cli}. */
        DISPATCH,
        /** Payara Micro as it comes. */
        PAYARA
    }

    static final Path WILDFLY = Path.of("bench/pages/target/wildfly").toAbsolutePath();

    private static final Path PAYARA = Path.of("bench/pages/target/payara-micro.jar").toAbsolutePath();
    private static final Path PAGES = Path.of("bench/pages/target/ROOT.war").toAbsolutePath();

    /** The servers that {@code -Dbench.servers} names, by default these. */
    static List<Variant> servers(Variant... byDefault) {
        String names = System.getProperty("bench.servers");
        return names == null ? List.of(byDefault) : Arrays.stream(names.split(",")).map(Variant::valueOf).toList();
    }

    static Setup of(Variant variant) {
        return new Setup(variant, "-Xms512m -Xmx2g", List.of(), false);
    }

    Setup withMemory(String options) {
        return new Setup(variant, options, java, compared);
    }

    Setup with(String... options) {
        List<String> all = new ArrayList<>(java);
        all.addAll(List.of(options));
        return new Setup(variant, memory, all, compared);
    }

    /** Keeps state in this Redis; in memory if it is null. */
    Setup withRedis(RedisServer redis) {
        return redis == null ? this
                : with("-Ddjust.backend=redis", "-Ddjust.redis.url=" + redis.url(),
                        "-Ddjust.secret=a-secret-of-the-measurements-only");
    }

    Setup withCompared() {
        return new Setup(variant, memory, java, true);
    }

    private List<Path> applications() {
        return compared ? Compared.WARS : List.of();
    }

    /** What answers when the server has started. */
    List<String> pages() {
        List<String> pages = new ArrayList<>(List.of("/heap"));
        if (compared) {
            Arrays.stream(Compared.values()).forEach(framework -> pages.add(framework.path("counter")));
        }
        return pages;
    }

    /** Lays the directory that the server runs in. */
    void prepare(Path base) throws IOException {
        Directories.delete(base);
        if (variant == Variant.PAYARA) {
            Files.createDirectories(base.resolve("tmp"));
            Files.writeString(base.resolve("preboot"), "set configs.config.server-config.network-config"
                    + ".network-listeners.network-listener.http-listener.address=127.0.0.1\n");
            return;
        }
        Directories.copy(WILDFLY.resolve("standalone"), base);
        Files.createDirectories(base.resolve("deployments"));
        Files.copy(PAGES, base.resolve("deployments/ROOT.war"));
        for (Path war : applications()) {
            Files.copy(war, base.resolve("deployments").resolve(war.getFileName()));
        }
    }

    /** The process to start in a directory that is prepared. */
    ProcessBuilder command(Path base, int port) {
        List<String> options = new ArrayList<>(List.of(System.getProperty("bench.memory", memory).split(" ")));
        options.add("-Djava.net.preferIPv4Stack=true");
        options.addAll(java);
        if (System.getProperty("bench.java") != null) {
            options.addAll(List.of(System.getProperty("bench.java").split(" ")));
        }
        ProcessBuilder command = variant == Variant.PAYARA ? payara(base, port, options) : wildfly(base, port, options);
        return command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(base.resolve("console.log").toFile()));
    }

    private static ProcessBuilder wildfly(Path base, int port, List<String> options) {
        ProcessBuilder command = new ProcessBuilder(WILDFLY.resolve("bin/standalone.sh").toString(), "-b=127.0.0.1",
                "-bmanagement=127.0.0.1", "-Djboss.server.base.dir=" + base, "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + (port + 1), "-Djboss.management.http.port=" + (port + 2),
                "-Djboss.management.https.port=" + (port + 3));
        command.environment().put("JAVA_OPTS", String.join(" ", options));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return command;
    }

    private ProcessBuilder payara(Path base, int port, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Djava.io.tmpdir=" + base.resolve("tmp"), "-jar", PAYARA.toString(), "--nocluster",
                "--prebootcommandfile", base.resolve("preboot").toString(), "--port", Integer.toString(port),
                "--deploy", PAGES.toString()));
        applications().forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        return new ProcessBuilder(command);
    }
}
