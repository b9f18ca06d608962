package org.djust.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.djust.deploy.DeployFiles.Node;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final List<String> NODES = List.of("node1", "node2", "node3");

    private final Node file = DeployFiles.yaml("compose/compose.yaml").get(0);

    private Node service(String name) {
        return file.at("services", name);
    }

    private Map<String, String> environment(String node) {
        return service(node).at("environment").texts();
    }

    @Test
    void nodesHaveSettingsThatAreReadAndTaken() {
        for (String node : NODES) {
            Map<String, String> environment = environment(node);
            assertTrue(environment.get("DJUST_SECRET").startsWith("${DJUST_SECRET:?"), environment::toString);
            assertEquals("redis", environment.get("DJUST_BACKEND"));
            environment.put("DJUST_SECRET", "0123456789abcdefghijklmnopqrstuv");
            assertEquals(List.of(), DeployFiles.problems(environment));
        }
    }

    @Test
    void nodesAreGivenLongerToStopThanTheyTakeToHandOver() {
        for (String node : NODES) {
            int grace = Integer.parseInt(service(node).at("stop_grace_period").text().replace("s", ""));
            long drain = DeployFiles.config(environment(node)).drains().timeout().toSeconds();
            assertTrue(grace >= drain + 20, grace + " s for " + drain);
        }
    }

    @Test
    void nginxKnowsTheNodesAndIsBelieved() {
        Set<String> servers =
                Pattern.compile("server (\\S+):8080").matcher(DeployFiles.read("nginx/djust.conf")).results()
                        .map(server -> server.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(NODES), servers);
        String[] mount = service("nginx").at("volumes", 0).text().split(":");
        assertTrue(Files.isRegularFile(DeployFiles.DEPLOY.resolve("compose").resolve(mount[0])), mount[0]);
        assertEquals("8080:80", service("nginx").at("ports", 0).text());
        String network = file.at("networks", "nodes", "ipam", "config", 0, "subnet").text();
        assertEquals(network, environment("node1").get("DJUST_PROXIES"));
        for (String node : NODES) {
            assertEquals("service_healthy", service("nginx").at("depends_on", node, "condition").text());
            String address = service(node).at("networks", "nodes", "ipv4_address").text();
            assertTrue(address.startsWith(network.replaceAll("0/24$", "")), address);
        }
    }

    @Test
    void healthIsAskedWhereTheServerTellsIt() {
        for (String node : NODES) {
            boolean wildfly = service(node).at("build", "dockerfile").text().contains("wildfly");
            assertEquals(List.of("CMD", "/opt/djust/ready", wildfly ? "9990" : "8080"),
                    service(node).at("healthcheck", "test").value());
        }
    }

    @Test
    void filesAreThere() {
        for (String node : NODES) {
            Path context = DeployFiles.DEPLOY.resolve("compose").resolve(service(node).at("build", "context").text());
            assertTrue(Files.isRegularFile(context.resolve(service(node).at("build", "dockerfile").text())));
        }
        assertEquals("redis", environment("node1").get("DJUST_REDIS_URL").replaceAll("redis://(.*):6379/0", "$1"));
        assertTrue(service("redis").at("image").text().matches("redis:[7-9]\\..*"));
        assertTrue(DeployFiles.read("compose/redis.conf").contains("\nmaxmemory-policy noeviction\n"));
    }

    @Test
    void dockerComposeTakesIt() throws Exception {
        String program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "docker-compose")).filter(Files::isExecutable).map(Path::toString)
                .findFirst()
                .orElse(null);
        assumeTrue(program != null, "docker-compose is not installed");
        ProcessBuilder builder = new ProcessBuilder(program, "-f", "../compose/compose.yaml", "config")
                .redirectErrorStream(true);
        builder.environment().put("DJUST_SECRET", "the-secret-of-the-test");
        Process compose = builder.start();
        String output = new String(compose.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, compose.waitFor(), output);
        assertTrue(output.contains("DJUST_SECRET: the-secret-of-the-test"), output);
        builder.environment().remove("DJUST_SECRET");
        Process without = builder.start();
        String refusal = new String(without.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(without.waitFor() != 0 && refusal.contains("Make one with"), refusal);
    }
}
