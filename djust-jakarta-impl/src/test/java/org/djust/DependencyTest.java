package org.djust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Each package imports only what it may use: the core stays plain Java, and each outside library has one user. */
class DependencyTest {

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([a-z.]+)\\.[A-Z*]", Pattern.MULTILINE);
    private static final String INTERNAL = "org.djust.internal.";

    /** What each package may use beside the JDK; a name ending in a dot stands for all packages below it. */
    private static final Map<String, List<String>> MAY_USE = new HashMap<>();

    static {
        may("render", "org.djust.spi");
        may("pebble", "org.djust.spi", "io.pebbletemplates.");
        may("presence", "org.djust", "org.djust.spi");
        may("memory", "org.djust.spi", "org.djust.spi.channel");
        may("replicated", "org.djust.spi");
        may("log");
        may("security");
        may("protocol", INTERNAL + "render", "jakarta.json.");
        may("state", "org.djust.spi", "jakarta.json.");
        may("config", "org.djust.spi", INTERNAL + "security");
        may("descriptor", "org.djust", "org.djust.spi", INTERNAL + "render", INTERNAL + "state",
                "jakarta.annotation.", "jakarta.json.", "jakarta.validation.");
        may("check", "org.djust.spi", "org.djust.spi.channel", "org.djust.spi.check", INTERNAL + "config");
        may("cluster", "org.djust", "org.djust.spi", INTERNAL + "config", INTERNAL + "log");
        may("view", "org.djust", "org.djust.spi", INTERNAL + "presence", INTERNAL + "cluster", INTERNAL + "config",
                INTERNAL + "descriptor", INTERNAL + "log",
                INTERNAL + "protocol",
                INTERNAL + "render", INTERNAL + "security", INTERNAL + "state", "jakarta.json.");
        may("dashboard", "org.djust", "org.djust.spi", INTERNAL + "log", INTERNAL + "state", "jakarta.inject.");
        may("http", INTERNAL + "descriptor", INTERNAL + "security", INTERNAL + "view", "jakarta.servlet.");
        may("websocket", INTERNAL + "config", INTERNAL + "http", INTERNAL + "protocol", INTERNAL + "security",
                INTERNAL + "view", "jakarta.servlet.", "jakarta.websocket.");
        may("cdi", "org.djust.", "jakarta.", "org.eclipse.microprofile.health.",
                "org.eclipse.microprofile.metrics.",
                "org.eclipse.microprofile.config.");
        MAY_USE.put("org.djust", List.of("jakarta.enterprise.", "jakarta.inject."));
        MAY_USE.put("org.djust.spi.channel", List.of("org.djust.spi"));
        MAY_USE.put("org.djust.spi.check", List.of());
        MAY_USE.put("org.djust.spi", List.of("org.djust", "jakarta.inject.", "org.eclipse.microprofile.config."));
    }

    private static void may(String name, String... used) {
        MAY_USE.put(INTERNAL + name, List.of(used));
    }

    @Test
    void packagesImportOnlyWhatTheyMayUse() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (String root : List.of("src/main/java", "../djust-jakarta-api/src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String own =
                            Path.of(root).relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
                    IMPORT.matcher(Files.readString(file)).results().map(found -> found.group(1))
                            .filter(used -> !mayUse(own, used)).forEach(used -> wrong.add(file + " imports " + used));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** The table has no cycles, so neither have the packages. */
    @Test
    void packagesFormLayers() {
        TreeSet<String> left = new TreeSet<>(MAY_USE.keySet());
        while (left.removeIf(name -> left.stream().noneMatch(other -> !other.equals(name) && mayUse(name, other)))) {
            // each round takes away the packages that use none of those left
        }
        assertEquals(new TreeSet<>(), left);
    }

    private static boolean mayUse(String user, String used) {
        boolean platform = used.startsWith("java.") || used.startsWith("javax.");
        return platform || used.equals(user) || MAY_USE.getOrDefault(user, List.of()).stream()
                .anyMatch(allowed -> allowed.endsWith(".") ? (used + ".").startsWith(allowed) : used.equals(allowed));
    }
}
