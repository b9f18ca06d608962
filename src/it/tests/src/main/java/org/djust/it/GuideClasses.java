package org.djust.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Classes that the documentation shows, compiled as the test runs. Immutable. */
public final class GuideClasses {

    private static final Pattern NAME = Pattern.compile("(?m)^public class (\\w+)");

    private final Path folder;

    private GuideClasses(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles them together, with {@code -parameters}.
     *
     * @param head what comes before each: the package {@code org.example}, and imports
     */
    public static GuideClasses compile(String head, List<String> sources) throws IOException {
        Path folder = Files.createTempDirectory("guide");
        List<String> arguments =
                new ArrayList<>(List.of("-parameters", "--release", "17", "-d", folder.toString(), "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            if (!name.find()) {
                throw new AssertionError("no public class in " + source);
            }
            Path file = Files.createTempDirectory("guide-source").resolve(name.group(1) + ".java");
            arguments.add(Files.writeString(file, head + source).toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("The classes of the page don't compile; the compiler has said why.");
        }
        return new GuideClasses(folder);
    }

    /** Adds all of them. */
    public WebArchive addTo(WebArchive war) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> war.addAsResource(new FileAsset(file.toFile()),
                    folder.relativize(file).toString().replace('\\', '/')));
        }
        return war;
    }
}
