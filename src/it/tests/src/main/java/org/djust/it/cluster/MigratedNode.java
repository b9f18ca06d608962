package org.djust.it.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.it.Health;
import org.djust.it.Site;

/** A server as an operator has it: a WAR, an environment, a health address. Used by one thread. */
final class MigratedNode {

    private static final Duration BOOT = Duration.ofSeconds(120);

    private final ServerKind kind;
    private final Path base;
    private final int port = Ports.free();
    private final int health;
    private Program program;

    MigratedNode(ServerKind kind, Path base) {
        this.kind = kind;
        this.base = base;
        health = kind == ServerKind.WILDFLY ? Ports.free() : port;
    }

    String name() {
        return base.getFileName().toString();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Site site() {
        return Cluster.site(port);
    }

    /** Starts it, and doesn't wait for it. */
    MigratedNode start(Path war, Map<String, String> environment) {
        program = kind.start(base, List.of(war), port, kind == ServerKind.WILDFLY
                ? Map.of("jboss.management.http.port", Integer.toString(health)) : Map.of(), environment);
        return this;
    }

    /** Waits until the address of the page's command, whose host and port are replaced, says that it is ready. */
    Health awaitReady(String command) {
        if (!command.matches("curl -fsS http://node1:9990/health/ready\n")) {
            throw new AssertionError("The page asks otherwise now: " + command);
        }
        program.await(name() + " is ready", BOOT, this::isReady);
        return Health.ready(site(), health);
    }

    private boolean isReady() {
        try {
            return site().send(HttpRequest.newBuilder(URI.create("http://localhost:" + health + "/health/ready")))
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    void kill() {
        if (program != null) {
            program.kill();
            program = null;
        }
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        program.stop(BOOT);
        program = null;
    }

    /** The process of the server itself. */
    long pid() {
        return program.pid();
    }
}
