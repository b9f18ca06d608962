package org.djust.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs what users are told to type. */
public final class Shell {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Shell() {
    }

    /** @param output of both kinds */
    public record Result(int status, String output) {
    }

    /** Runs a command of {@code sh} with these variables in addition; fails the test when it takes longer than a minute. */
    public static Result run(String command, Map<String, String> environment) {
        return run(command, environment, LIMIT);
    }

    /** The same with another bound. */
    public static Result run(String command, Map<String, String> environment, Duration limit) {
        try {
            Path output = Files.createTempFile("shell", ".txt");
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("not within " + limit + ": " + command);
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
