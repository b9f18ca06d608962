package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.djust.it.Await;

/** A process that the tests start, pause and kill by its id. It ends with this one at the latest. Thread-safe. */
final class Program {

    private final Path log;
    private final Process process;
    private final Thread atExit = new Thread(this::destroy);

    private Program(Path log, Process process) {
        this.log = log;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a program whose output is added to the end of {@code log}. */
    static Program start(ProcessBuilder command, Path log) {
        try {
            Files.createDirectories(log.getParent());
            return new Program(log,
                    command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile())).start());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start " + command.command(), e);
        }
    }

    /** Waits until the program is as wanted; fails the test when it ends before that. */
    void await(String what, Duration limit, BooleanSupplier wanted) {
        Await.until(what + ", see " + log, limit, () -> !process.isAlive() || wanted.getAsBoolean());
        if (!process.isAlive()) {
            throw new AssertionError("ended with " + process.exitValue() + " before " + what + ", see " + log);
        }
    }

    /** Ends it as a loss of power does. */
    void kill() {
        destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("still there after SIGKILL, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Asks it to end, and waits until it has. Returns how long that took, in milliseconds. */
    long stop(Duration limit) {
        long begun = System.nanoTime();
        signal("TERM");
        Await.until("ended in order, see " + log, limit, () -> !process.isAlive());
        Runtime.getRuntime().removeShutdownHook(atExit);
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** As {@link #stop}, by the process that was started itself, whatever that has started. */
    void terminate(Duration limit) {
        process.destroy();
        Await.until("ended in order, see " + log, limit, () -> !process.isAlive());
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** It runs no longer, and its connections stay open, until {@link #resume}. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    /** Lets a Java program write the stacks of all its threads to its log. */
    void printStacks() {
        signal("QUIT");
    }

    /** The id of the process that does the work. */
    long pid() {
        return worker().pid();
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("no SIG" + name + " for " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The process that does the work, where a shell script has started it. */
    private ProcessHandle worker() {
        return process.descendants().reduce((parent, child) -> child).orElse(process.toHandle());
    }

    private void destroy() {
        List<ProcessHandle> started = process.descendants().toList();
        // first, or it starts others in their place, as nginx does
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
