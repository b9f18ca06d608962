package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import org.djust.LiveView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that was compiled without {@code -parameters} has no parameter names. */
class ParameterNamesTest {

    private static final String SOURCE = """
            import org.djust.*;
            @LiveView("/plain/{id}")
            public class PlainView {
                @Mount
                void open(@PathParam("id") int id, @QueryParam String query) {
                }
                @EventHandler
                void save(@Param("name") String name, int amount) {
                }
            }
            """;

    @Test
    void namesThatAreNotInTheClassFileMustBeGiven(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("PlainView.java"), SOURCE);
        String api = Path.of(LiveView.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        String classPath = api + System.getProperty("path.separator") + System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath, "-d",
                folder.toString(), source.toString());
        assertEquals(0, result);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Problems problems = new Problems();
            DescriptorReader reader = new DescriptorReader(new FakeTemplates(Map.of("plain.html", "")), problems);
            reader.read(List.of(loader.loadClass("PlainView")));
            assertEquals(List.of(
                    "PlainView.open(): the name of its parameter of type String is not in the class file: compile with "
                            + "-parameters, or name it with @PathParam(\"...\") or @QueryParam(\"...\").",
                    "PlainView.save(): the name of its parameter of type int is not in the class file: compile with "
                            + "-parameters, or name it with @Param(\"...\")."),
                    problems.messages());
        }
    }
}
