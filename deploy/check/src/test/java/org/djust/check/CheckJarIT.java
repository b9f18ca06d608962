package org.djust.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file that operators run. */
class CheckJarIT {

    @Test
    void theJarRunsByItselfAndReadsTheEnvironmentAsServersDo(@TempDir Path folder) throws Exception {
        Path war = folder.resolve("app.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/lib/djust-jakarta-impl-1.jar"));
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/META-INF/microprofile-config.properties"));
            zip.write("djust.session.ttl=PT1H\n".getBytes(StandardCharsets.UTF_8));
        }
        ProcessBuilder program = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-jar",
                System.getProperty("djust.check.jar"), "check", war.toString()).redirectErrorStream(true);
        program.environment().put("DJUST_SESSION_TTL", "PT3S");
        program.environment().put("DJUST_SESSION_DETACHED_TTL", "PT1S");
        Process check = program.start();
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(check.waitFor(30, TimeUnit.SECONDS));
        assertTrue(output.contains("djust.session.ttl is PT3S."), output);
        assertFalse(output.contains("unknown-property"), output);
        assertEquals(1, check.exitValue(), output);
    }
}
