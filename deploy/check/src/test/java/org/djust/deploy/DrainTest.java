package org.djust.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that is run before a server is stopped, against a process that has the same MBean. */
class DrainTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String SERVER = """
            import java.lang.management.ManagementFactory;
            import javax.management.ObjectName;
            public class Server {
                public interface NodeMBean { void drain(); }
                public static class Node implements NodeMBean {
                    public void drain() { System.out.println("drained"); }
                }
                public static void main(String[] none) throws Exception {
                    ManagementFactory.getPlatformMBeanServer().registerMBean(new Node(),
                            new ObjectName("org.djust:type=Node,context=" + ObjectName.quote("/shop")));
                    System.out.println("up " + ProcessHandle.current().pid());
                    Thread.sleep(60_000);
                }
            }
            """;

    @TempDir
    private Path folder;
    private Process script;
    private BufferedReader output;
    private String server;

    /** As a server's script does, in a process of its own. */
    @BeforeEach
    void start() throws Exception {
        Path source = Files.writeString(folder.resolve("Server.java"), SERVER);
        script = new ProcessBuilder("sh", "-c", JAVA + " " + source + " & wait").start();
        output = script.inputReader();
        server = output.readLine().substring("up ".length());
    }

    @AfterEach
    void stop() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    private static String drain(int status, String process) throws Exception {
        Process drain = new ProcessBuilder(JAVA, DeployFiles.DEPLOY.resolve("drain/Drain.java").toString(), process)
                .redirectErrorStream(true).start();
        String text = new String(drain.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(drain.waitFor(30, TimeUnit.SECONDS));
        assertEquals(status, drain.exitValue(), text);
        return text;
    }

    @Test
    void aServerIsDrainedByItsProcessOrByTheScriptsThatStartedIt() throws Exception {
        for (String process : new String[] {server, Long.toString(script.pid())}) {
            assertEquals("Process " + server + ", application /shop: views are handed over.\n", drain(0, process));
            assertEquals("drained", output.readLine());
        }
    }

    @Test
    void whoNamesAnotherProcessIsToldThatNothingWasFound() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertTrue(drain(1, Long.toString(other.pid())).startsWith("No Java process with live views was found"));
        } finally {
            other.destroyForcibly();
        }
    }
}
