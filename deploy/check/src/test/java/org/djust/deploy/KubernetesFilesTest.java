package org.djust.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

import org.djust.deploy.DeployFiles.Node;
import org.junit.jupiter.api.Test;

class KubernetesFilesTest {

    private static final Map<String, Class<?>> KINDS = Map.of("v1/ConfigMap", ConfigMap.class, "v1/Secret",
            Secret.class,
            "v1/Service", Service.class, "apps/v1/Deployment", Deployment.class, "apps/v1/StatefulSet",
            StatefulSet.class, "networking.k8s.io/v1/Ingress", Ingress.class, "networking.k8s.io/v1/NetworkPolicy",
            NetworkPolicy.class, "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    /** The client's classes keep what they don't know; here it is a mistake. */
    private static final ObjectMapper STRICT =
            JsonMapper.builder().annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            }).build();

    private final Node deployment = one("deployment.yaml");
    private final Node pod = deployment.at("spec", "template", "spec");
    private final Node container = pod.at("containers", 0);

    private static Node one(String file) {
        return DeployFiles.yaml("kubernetes/" + file).get(0);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(one("configmap.yaml").at("data").texts());
        settings.putAll(one("secret.yaml").at("stringData").texts());
        one("deployment.yaml").at("spec", "template", "spec", "containers", 0, "env").list()
                .forEach(each -> settings.put(each.at("name").text(), "djust-0"));
        return settings;
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(DeployFiles.DEPLOY.resolve("kubernetes"))) {
            return files.map(file -> file.getFileName().toString()).filter(file -> !file.startsWith("kustomization"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void kubernetesKnowsEveryFieldOfEveryFile() throws IOException {
        for (String file : files()) {
            for (Node document : DeployFiles.yaml("kubernetes/" + file)) {
                Class<?> type = KINDS.get(document.at("apiVersion").text() + "/" + document.at("kind").text());
                assertNotNull(type, file);
                try {
                    STRICT.convertValue(document.value(), type);
                } catch (IllegalArgumentException e) {
                    throw new AssertionError(file + ": " + (e.getCause() instanceof JsonMappingException cause
                            ? cause.getPathReference() + " " + cause.getOriginalMessage() : e.getMessage()), e);
                }
            }
        }
    }

    @Test
    void allButTheSecretIsApplied() throws IOException {
        List<String> applied = new ArrayList<>(
                one("kustomization.yaml").at("resources").list().stream().map(Node::text).toList());
        applied.add("secret.yaml");
        assertEquals(files(), applied.stream().sorted().toList());
    }

    @Test
    void settingsAreReadAndTakenButForTheSecretThatIsToBeReplaced() {
        List<String> problems = DeployFiles.problems(settings());
        assertTrue(problems.size() == 1 && problems.get(0).contains("djust.secret"), problems::toString);
        DeployFiles.config(settings());
        assertEquals("djust", container.at("envFrom", 0, "configMapRef", "name").text());
        assertEquals("djust", container.at("envFrom", 1, "secretRef", "name").text());
    }

    @Test
    void podsAreGivenLongerToStopThanTheyTakeToHandOver() {
        int pause = Integer.parseInt(container.at("lifecycle", "preStop", "exec", "command", 1).text());
        long drain = DeployFiles.config(settings()).drains().timeout().toSeconds();
        int grace = pod.at("terminationGracePeriodSeconds").number();
        assertTrue(grace >= pause + drain + 20, grace + " s for " + pause + " and " + drain);
    }

    @Test
    void probesAskWhereWildFlyTells() {
        Map<String, String> ports = new TreeMap<>();
        container.at("ports").list()
                .forEach(port -> ports.put(port.at("name").text(), port.at("containerPort").text()));
        assertEquals(Map.of("http", "8080", "management", "9990"), ports);
        Map.of("startupProbe", "/health/started", "readinessProbe", "/health/ready", "livenessProbe", "/health/live")
                .forEach((probe, path) -> {
                    assertEquals(path, container.at(probe, "httpGet", "path").text());
                    assertEquals("management", container.at(probe, "httpGet", "port").text());
                });
        assertTrue(DeployFiles.read("compose/wildfly.Dockerfile").contains("\"-bmanagement\", \"0.0.0.0\""));
    }

    @Test
    void everybodyMeansTheSamePods() {
        Object labels = deployment.at("spec", "template", "metadata", "labels").value();
        Node network = one("network.yaml");
        assertEquals(labels, deployment.at("spec", "selector", "matchLabels").value());
        assertEquals(labels, one("service.yaml").at("spec", "selector").value());
        assertEquals(labels, one("disruption.yaml").at("spec", "selector", "matchLabels").value());
        assertEquals(labels, network.at("spec", "podSelector", "matchLabels").value());
        assertEquals("http", one("service.yaml").at("spec", "ports", 0, "targetPort").text());
        assertEquals("8080", network.at("spec", "ingress", 0, "ports", 0, "port").text());
        Node backend = one("ingress.yaml").at("spec", "rules", 0, "http", "paths", 0, "backend", "service");
        assertEquals(one("service.yaml").at("metadata", "name").value(), backend.at("name").value());
        assertEquals("http", backend.at("port", "name").text());
        assertTrue(one("disruption.yaml").at("spec", "minAvailable").number() < deployment.at("spec", "replicas")
                .number());
        assertFalse(DeployFiles.read("kubernetes/service.yaml").contains("sessionAffinity"));
    }

    @Test
    void redisIsWhereSettingsSayAndForgetsNothing() {
        List<Node> redis = DeployFiles.yaml("kubernetes/redis.yaml");
        assertEquals("redis://" + redis.get(1).at("metadata", "name").text() + ":"
                + redis.get(1).at("spec", "ports", 0, "port").text() + "/0", settings().get("DJUST_REDIS_URL"));
        assertEquals(List.of(), Stream.of("maxmemory ", "maxmemory-policy noeviction", "appendonly yes")
                .filter(line -> !redis.get(0).at("data", "redis.conf").text().contains(line)).toList());
        assertTrue(redis.get(2).at("spec", "template", "spec", "containers", 0, "image").text()
                .matches("redis:[7-9]\\..*"));
        assertEquals(redis.get(2).at("spec", "template", "metadata", "labels").value(),
                DeployFiles.yaml("kubernetes/network.yaml").get(1).at("spec", "podSelector", "matchLabels").value());
    }

    @Test
    void theIngressDoesAsTheReferenceForNginx() {
        Map<String, String> annotations = one("ingress.yaml").at("metadata", "annotations").texts();
        String nginx = DeployFiles.read("nginx/djust.conf");
        annotations.forEach((name, value) -> {
            String setting = name.substring(name.indexOf('/') + 1).replace('-', '_');
            assertTrue(setting.equals("proxy_send_timeout") || nginx.contains(setting + " " + value + ";")
                    || nginx.contains(setting + " " + value + "s;"), () -> setting + " " + value);
        });
    }

    @Test
    void kubectlPutsThemTogether() throws Exception {
        String program =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "kubectl"))
                        .filter(Files::isExecutable).map(Path::toString).findFirst().orElse(null);
        assumeTrue(program != null, "kubectl is not installed");
        Process kubectl = new ProcessBuilder(program, "kustomize", "../kubernetes").redirectErrorStream(true).start();
        String output = new String(kubectl.getInputStream().readAllBytes());
        assertEquals(0, kubectl.waitFor(), output);
        assertEquals(10, output.lines().filter(line -> line.startsWith("kind: ")).count(), output);
        assertFalse(output.contains("kind: Secret"), output);
    }
}
