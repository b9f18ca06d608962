package org.djust.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfilesTest {

    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?:--\\S+ )?(.+) \\S+$");

    @ParameterizedTest
    @CsvSource({"wildfly, WILDFLY, version.wildfly", "payara, PAYARA, version.payara-micro"})
    void serversAreOfTheVersionThatTestsRunOn(String file, String argument, String property) {
        Matcher version = Pattern.compile("(?m)^ARG " + argument + "=(.+)$")
                .matcher(DeployFiles.read("compose/" + file + ".Dockerfile"));
        assertTrue(version.find());
        assertEquals(DeployFiles.pom(property), version.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly", "payara"})
    void serversRunOnTheJavaThatTheProjectIsBuiltFor(String file) {
        assertTrue(DeployFiles.read("compose/" + file + ".Dockerfile")
                .contains("-jdk" + DeployFiles.pom("maven.compiler.release") + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly", "payara"})
    void whatIsCopiedIsThere(String file) {
        List<String> copied = new ArrayList<>();
        COPY.matcher(DeployFiles.read("compose/" + file + ".Dockerfile")).results()
                .forEach(copy -> copied.addAll(List.of(copy.group(1).split(" "))));
        assertTrue(copied.remove("${WAR}"), copied::toString);
        assertFalse(copied.isEmpty());
        for (String source : copied) {
            assertTrue(Files.isRegularFile(DeployFiles.DEPLOY.resolve("..").resolve(source)), source);
        }
    }

    @Test
    void theContainersScriptsAreRunBySomethingThatUnderstandsThem() throws Exception {
        for (List<String> command : List.of(List.of("sh", "-n", "../compose/wildfly-start"),
                List.of("bash", "-n", "../compose/ready"))) {
            assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), command::toString);
        }
        assertTrue(Files.isExecutable(DeployFiles.DEPLOY.resolve("compose/ready")));
    }

    @Test
    void wildFlyIsDrainedBeforeItIsStopped(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("bin"));
        Path server = Files.writeString(folder.resolve("bin/standalone.sh"), """
                #!/bin/sh
                trap 'echo stopped; exit 7' TERM
                echo "up with $*"
                while :; do sleep 0.1; done
                """);
        assertTrue(server.toFile().setExecutable(true));
        Files.writeString(folder.resolve("Fake.java"), """
                public class Fake {
                    public static void main(String[] ids) {
                        System.out.println("drained " + ProcessHandle.of(Long.parseLong(ids[0])).isPresent());
                        System.exit(1);
                    }
                }
                """);
        ProcessBuilder builder =
                new ProcessBuilder("sh", "../compose/wildfly-start", "-b", "0.0.0.0").redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("JBOSS_HOME", folder.toString(), "JAVA_HOME", System.getProperty("java.home"),
                        "DJUST_DRAIN", folder.resolve("Fake.java").toString()));
        Process start = builder.start();
        try (BufferedReader output = start.inputReader()) {
            assertEquals("up with -b 0.0.0.0", output.readLine());
            start.toHandle().destroy();
            assertEquals("drained true", output.readLine());
            assertEquals("stopped", output.readLine());
            assertTrue(start.waitFor(20, TimeUnit.SECONDS));
            assertEquals(7, start.exitValue());
        } finally {
            start.descendants().forEach(ProcessHandle::destroyForcibly);
            start.destroyForcibly();
        }
    }
}
