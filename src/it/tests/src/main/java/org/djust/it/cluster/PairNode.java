package org.djust.it.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.djust.it.Site;

/** One server that serves several applications. Used by one thread. */
final class PairNode {

    private static final Duration BOOT = Duration.ofSeconds(120);

    private final int port = Ports.free();
    private final String name;
    private final Program program;

    /** Starts the server, and doesn't wait for it. */
    PairNode(ServerKind kind, Path base, List<Path> wars) {
        name = base.getFileName().toString();
        program = kind.start(base, wars, port, Map.of("djust.node.name", name));
    }

    String name() {
        return name;
    }

    /** The host and port that it listens on. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** An application on this node, reached without the proxy. */
    Site site(String application) {
        return Cluster.site(port, application);
    }

    /** Waits until it serves an application. */
    void awaitReady(String application) {
        program.await(name + " serves " + application, BOOT, () -> Node.answers(site(application)));
    }

    /** Writes the stacks of all threads to its log. */
    void printStacks() {
        program.printStacks();
    }

    void kill() {
        program.kill();
    }
}
