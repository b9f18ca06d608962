package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.it.Browser;
import org.djust.it.BrowserExtension;
import org.djust.it.Health;
import org.djust.it.Shell;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.cluster.ledger.LedgerView;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows {@code deploy/compose/wildfly.Dockerfile}, and starts what comes of it as {@code compose.yaml} does. */
@ExtendWith(BrowserExtension.class)
public class ImageClusterIT {

    private static final Path COMPOSE = Path.of(System.getProperty("djust.deploy"), "compose").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path work = Path.of(System.getProperty("djust.cluster.work")).toAbsolutePath().resolve("image");
    private Redis redis;
    private Container container;

    @AfterEach
    void end() {
        if (container != null) {
            container.kill();
        }
        if (redis != null) {
            redis.stop();
        }
    }

    @Test
    void theImageOfWildFlyServesPagesAndHandsThemOverWhenItIsStopped(Browser browser) throws Exception {
        ComposeService service = ComposeService.read(COMPOSE.resolve("compose.yaml"), "node1", Map.of("DJUST_SECRET",
                Shell.run("head -c 33 /dev/urandom | base64", Map.of()).output().strip(), "WAR", war()));
        Path log = start(service);
        Site site = Cluster.site(container.port(8080));
        LedgerTab tab = new LedgerTab(browser, site);
        tab.click();
        tab.check();
        Health health = Health.ready(site, container.port(9990));
        assertEquals("redis", health.check("djust-state /cluster").data("backend"), health::text);
        container.stop(PATIENCE);
        String output = Files.readString(log);
        assertTrue(output.contains("application /cluster: views are handed over."), output);
    }

    /** Returns where the container's output is. */
    private Path start(ComposeService service) throws IOException {
        Image image = new Image(work.resolve("root"), service.context(), service.buildArguments())
                .follow(Files.readString(service.dockerfile()));
        Path settings = image.paths().file("/opt/jboss/wildfly/standalone/configuration/standalone-microprofile.xml");
        assertTrue(Files.readString(settings).contains("<websockets dispatch-to-worker=\"false\"/>"));
        redis = new Redis(work.resolve("redis"), List.of(COMPOSE.resolve("redis.conf").toString()));
        redis.start();
        Path log = work.resolve("container.log");
        container = new Container(image);
        container.start(environment(service), log);
        container.awaitHealthy(service.healthCheck(), PATIENCE);
        return log;
    }

    /** The path of an application from the project's root, as users write it. */
    private String war() {
        Path war = Folders.clear(work).resolve("cluster.war");
        WebArchiveBuilder.of(LedgerView.class, "cluster").redis().template("ledger.html", ClusterWar.LEDGER).build()
                .as(ZipExporter.class).exportTo(war.toFile(), true);
        return COMPOSE.resolve("../..").normalize().relativize(war).toString();
    }

    private Map<String, String> environment(ComposeService service) {
        Map<String, String> environment = service.environment();
        assertEquals("redis://redis:6379/0",
                environment.put("DJUST_REDIS_URL", "redis://127.0.0.1:" + redis.port() + "/0"));
        return environment;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD app.war /opt/djust/", "COPY --from=other app.war /opt/djust/", "COPY ready /etc/",
            "COPY ready /opt/djust/ready", "RUN apt-get install curl", "RUN rm -rf /var/lib", "RUN echo $(id)",
            "RUN echo a && curl b", "FROM debian", "CMD /opt/djust/wildfly-start"})
    void aStepThatTheTestCannotFollowFails(String step) {
        Image image = new Image(work.resolveSibling("image-steps"), COMPOSE, Map.of());
        AssertionError failure = assertThrows(AssertionError.class, () -> image.follow(step));
        assertTrue(failure.getMessage().startsWith("The test "), failure.getMessage());
    }
}
