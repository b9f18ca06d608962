package org.djust.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server's process, looked at from outside with the JDK's own tool. Each look takes some 0.3 s. */
public final class ServerProcess {

    private static final Pattern COLUMNS = Pattern.compile("\\s+");

    private final long pid;

    private ServerProcess(long pid) {
        this.pid = pid;
    }

    /** The server that this test run has started. */
    public static ServerProcess find() {
        List<ServerProcess> servers = all();
        if (servers.size() != 1) {
            throw new AssertionError("expected one server below this process, found " + servers.size());
        }
        return servers.get(0);
    }

    /** The servers that this test run has started and that run now. */
    public static List<ServerProcess> all() {
        return ProcessHandle.current().descendants().filter(ServerProcess::isServer)
                .map(process -> new ServerProcess(process.pid())).toList();
    }

    private static boolean isServer(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("payara-micro.jar") || line.contains("jboss-modules.jar");
    }

    /** The stacks of all threads, a blank line between two. */
    public List<String> threads() {
        return List.of(ask("Thread.print").split("\n\n"));
    }

    /** How many objects of classes whose name begins so are reachable; the garbage is collected first. */
    public long instances(String prefix) {
        // num: instances bytes class (module)
        return histogram().filter(row -> row.length > 3 && row[3].startsWith(prefix))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
    }

    /** The bytes of all reachable objects; the garbage is collected first. */
    public long heap() {
        return histogram().filter(row -> row[0].equals("Total")).mapToLong(row -> Long.parseLong(row[2])).sum();
    }

    private Stream<String[]> histogram() {
        return ask("GC.class_histogram").lines().map(String::strip).map(COLUMNS::split);
    }

    private String ask(String question) {
        try {
            Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(pid), question).redirectErrorStream(true).start();
            String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new AssertionError(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
