package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.djust.it.Shell;

/**
 * The image of WildFly, made without a container engine: the steps of its Dockerfile, followed on a copy of the WildFly that tests
 * have, in a folder that stands for the container's root. A step that isn't known fails the test. Used by one thread.
 */
final class Image {

    private static final String HOME = "/opt/jboss/wildfly";
    private static final String CONFIGURATION = HOME + "/standalone/configuration/";
    /** What steps may run: anything else may need what this machine hasn't, or do to it what is meant for the image. */
    private static final Set<String> PROGRAMS = Set.of("echo", "grep", "rm", HOME + "/bin/jboss-cli.sh");

    /** On a quiet machine a step takes seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path context;
    private final Map<String, String> arguments;
    private final ContainerPaths paths;
    /** Given by arguments or by the file itself, to the steps that follow. */
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<Integer, Integer> ports = new TreeMap<>();
    private final List<String> entrypoint = new ArrayList<>();
    private final List<String> command = new ArrayList<>();

    /**
     * An image without steps.
     *
     * @param root      made anew
     * @param context   what files are copied from
     * @param arguments for {@code ARG}
     */
    Image(Path root, Path context, Map<String, String> arguments) {
        this.context = context;
        this.arguments = arguments;
        paths = new ContainerPaths(Folders.clear(root));
        Folders.clear(paths.file("/tmp"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JBOSS_HOME", paths.mapped(HOME));
        // where the start script looks when nobody says otherwise
        environment.put("DJUST_DRAIN", paths.mapped("/opt/djust/Drain.java"));
    }

    /** Follows the steps of a Dockerfile, one after the other. */
    Image follow(String dockerfile) {
        Dockerfile.steps(dockerfile).forEach(this::follow);
        return this;
    }

    private void follow(Dockerfile.Step step) {
        String text = step.text();
        switch (step.instruction()) {
            case "ARG" -> argument(text.split("=", 2));
            case "FROM" -> from(step, resolved(text));
            case "COPY" -> copy(step, resolved(text).split("\\s+"));
            case "RUN" -> run(step);
            case "EXPOSE" -> List.of(text.split("\\s+"))
                    .forEach(port -> ports.put(Integer.valueOf(port), Ports.free()));
            case "ENTRYPOINT" -> entrypoint.addAll(step.list());
            case "CMD" -> command.addAll(step.list());
            default -> throw step.unknown();
        }
    }

    private void argument(String[] definition) {
        variables.put(definition[0], arguments.getOrDefault(definition[0], definition[1]));
    }

    private String resolved(String text) {
        String resolved = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            resolved = resolved.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return resolved;
    }

    private void from(Dockerfile.Step step, String image) {
        if (!image.matches("\\S+/wildfly:[\\w.]+-jdk17")) {
            throw step.unknown();
        }
        variables.clear();
        Folders.copy(Path.of(System.getProperty("wildfly.home")), paths.file(HOME));
        try {
            Path microprofile = paths.file(CONFIGURATION + "standalone-microprofile.xml");
            if (!Files.exists(microprofile)) {
                // the tests' slim server has one file for all that is in it
                Files.move(paths.file(CONFIGURATION + "standalone.xml"), microprofile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Dockerfile.Step step, String[] words) {
        List<String> files = new ArrayList<>(List.of(words));
        files.removeIf(word -> word.startsWith("--chown="));
        String to = files.remove(files.size() - 1);
        if (!to.endsWith("/") || files.stream().anyMatch(file -> file.startsWith("-"))) {
            throw step.unknown();
        }
        try {
            Path folder = Files.createDirectories(paths.file(to));
            for (String file : files) {
                Path source = context.resolve(file);
                Files.copy(source, folder.resolve(source.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Dockerfile.Step step) {
        if (!PROGRAMS.containsAll(step.programs())) {
            throw step.unknown();
        }
        String script = "cd " + paths.root() + " && " + paths.mapped(step.text());
        Shell.Result result = Shell.run(script, environment, PATIENCE);
        if (result.status() != 0) {
            throw new AssertionError("ended with " + result.status() + ": " + step.text() + "\n" + result.output());
        }
    }

    ContainerPaths paths() {
        return paths;
    }

    /** What the server's process has, before what a container adds. */
    Map<String, String> environment() {
        return environment;
    }

    /** The ports that the image exposes, and those that stand for them here. */
    Map<Integer, Integer> ports() {
        return ports;
    }

    /** The command line of a container to which none is given. */
    List<String> commandLine() {
        return Stream.concat(entrypoint.stream(), command.stream()).toList();
    }
}
