package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.spi.ChunkSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/getting-started.md} tells readers to write can be deployed. */
class GettingStartedPageTest {

    private final String page = read("../docs/getting-started.md");

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first block of a language. */
    private String block(String language) {
        Matcher block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(page);
        assertTrue(block.find(), language);
        return block.group(1);
    }

    /** A file that the page names, in front of the block with its text. */
    private Path file(Path folder, String language) throws IOException {
        Matcher name =
                Pattern.compile("`src/main/(?:java|resources)/([^`]+)`[^`]*(?:`[^`]+`[^`]*)*?```" + language + "\\n")
                        .matcher(page);
        assertTrue(name.find(), language);
        Path file = folder.resolve(name.group(1));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, block(language));
    }

    @Test
    void theViewAndItsTemplateHaveNoMistakes(@TempDir Path folder) throws Exception {
        Path source = file(folder, "java");
        Path template = file(folder, "html");
        assertEquals("guestbook.html", template.getFileName().toString());
        assertEquals(0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-parameters", "--release", "17", "-d",
                        folder.toString(), "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        source.toString()));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Problems problems = new Problems();
            PebbleTemplateEngine engine = new PebbleTemplateEngine(loader);
            List<ViewDescriptor> views = new DescriptorReader(engine, problems)
                    .read(List.of(loader.loadClass("org.example.GuestbookView")));
            assertEquals(List.of(), problems.messages());
            assertEquals(1, views.size());
            StringBuilder text = new StringBuilder();
            engine.load("guestbook.html").render(
                    Map.of("entries", List.of("Ada", "<b>"), "errors", Map.of("name", "wrong")),
                    Locale.ROOT, new ChunkSink() {
                        @Override
                        public void text(char[] chars) {
                            text.append(chars);
                        }

                        @Override
                        public void value(String value) {
                            text.append(value);
                        }

                        @Override
                        public boolean beginItem(Object place, Object item) {
                            return false;
                        }

                        @Override
                        public void endItem() {
                        }
                    });
            assertTrue(text.toString().contains("<h1>2 guests</h1>"), text::toString);
            assertTrue(text.toString().contains("<li>Ada</li><li>&lt;b&gt;</li>"), text::toString);
        }
    }

    @Test
    void theProjectDependsOnWhatThisOneIs() {
        String project = block("xml");
        String root = read("../pom.xml");
        for (String part : List.of("<maven.compiler.release>[^<]+", "<maven.compiler.parameters>[^<]+",
                "<groupId>jakarta.platform</groupId>\\s*<artifactId>jakarta.jakartaee-api</artifactId>\\s*<version>[^<]+",
                "<artifactId>maven-compiler-plugin</artifactId>\\s*<version>[^<]+",
                "<artifactId>maven-war-plugin</artifactId>\\s*<version>[^<]+", "<failOnMissingWebXml>[^<]+")) {
            assertEquals(first(part, root), first(part, project));
        }
        String version = first("<artifactId>djust-jakarta</artifactId>\\s*<version>[^<]+", root).replaceAll(".*>", "");
        assertTrue(project.replaceAll("\\s", "").contains("<groupId>org.djust.jakarta</groupId>"
                + "<artifactId>djust-jakarta-impl</artifactId><version>" + version + "</version>"), project);
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group().replaceAll("\\s", ""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern));
    }
}
