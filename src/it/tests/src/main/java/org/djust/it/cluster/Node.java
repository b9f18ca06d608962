package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.djust.it.Site;
import org.djust.it.TcpProxy;

/** One server of the cluster, which dies, stops and comes back as a test wants. Used by one thread at a time. */
public final class Node {

    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final ServerKind kind;
    private final Path base;
    private Path war;
    private final int port = Ports.free();
    private final TcpProxy redis;
    private Program program;
    private boolean paused;

    /** @param redis the port of Redis, which the node reaches through a network of its own */
    Node(ServerKind kind, Path base, Path war, int redis) {
        this.kind = kind;
        this.base = base;
        this.war = war;
        this.redis = TcpProxy.to(redis);
    }

    /** The name of its log file, without the ending. */
    public String name() {
        return base.getFileName().toString();
    }

    /** The host and port that it listens on. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** The application on this node, reached without the proxy. */
    public Site site() {
        return Cluster.site(port);
    }

    /** Starts the server, and doesn't wait for it. */
    public void start() {
        program = kind.start(base, List.of(war), port,
                Map.of("djust.redis.url", "redis://127.0.0.1:" + redis.port(), "djust.node.name", name()));
        paused = false;
    }

    /** Waits until it serves the application. */
    public Node awaitReady() {
        program.await(name() + " serves the application", BOOT, this::answers);
        return this;
    }

    private boolean answers() {
        return answers(site());
    }

    /** Whether an application is there. */
    static boolean answers(Site site) {
        try {
            // a server that starts may take a request long before it answers
            return site.get("ready.txt", PROMPT).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Whether it was started, neither killed nor paused since, and serves the application. */
    public boolean isReady() {
        return program != null && !paused && answers();
    }

    public void kill() {
        program.kill();
        program = null;
    }

    /** Hands its views over to the other nodes; returns when it has none any more. */
    public void drain() {
        try {
            HttpResponse<String> answer = site().send(HttpRequest.newBuilder(site().page("drain"))
                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertEquals("drained", answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Stops it in order, and starts it with another release of the application. Returns how long it took to stop, in ms. */
    public long upgrade(Path release) {
        long took = program.stop(BOOT);
        program = null;
        war = release;
        start();
        return took;
    }

    /** It is stopped in order, and has ended. */
    public void shutDown() {
        program.stop(BOOT);
        program = null;
    }

    public void pause() {
        program.pause();
        paused = true;
    }

    public void resume() {
        program.resume();
        paused = false;
    }

    /** It doesn't reach Redis until {@link #reconnectRedis}; what is under way is lost. */
    public void disconnectRedis() {
        redis.refuse();
    }

    public void reconnectRedis() {
        redis.restore();
    }

    /** Writes the stacks of all threads to its log. */
    void printStacks() {
        program.printStacks();
    }

    /** Whatever was done to it, it serves the application again. */
    public void heal() {
        reconnectRedis();
        if (program == null) {
            start();
        } else if (paused) {
            resume();
        }
        awaitReady();
    }

    void stop() {
        if (program != null) {
            kill();
        }
        try {
            redis.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
