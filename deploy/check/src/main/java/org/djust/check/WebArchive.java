package org.djust.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;
import org.eclipse.microprofile.config.Config;

/** What a WAR has of settings, and of this library. */
final class WebArchive {

    private static final String SETTINGS = "META-INF/microprofile-config.properties";
    private static final String CLASSES = "WEB-INF/classes/" + SETTINGS;
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final int ORDINAL = 100;

    private final List<Properties> settings = new ArrayList<>();
    private final List<String> libraries = new ArrayList<>();

    private WebArchive() {
    }

    static WebArchive read(Path file) throws IOException {
        WebArchive archive = new WebArchive();
        try (ZipFile war = new ZipFile(file.toFile())) {
            for (ZipEntry entry : war.stream().toList()) {
                try (InputStream in = war.getInputStream(entry)) {
                    archive.read(entry.getName(), in);
                }
            }
        }
        return archive;
    }

    private void read(String name, InputStream in) throws IOException {
        if (name.equals(CLASSES)) {
            load(in);
        } else if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
            libraries.add(name.substring(LIBRARIES.length()));
            ZipInputStream library = new ZipInputStream(in);
            for (ZipEntry entry = library.getNextEntry(); entry != null; entry = library.getNextEntry()) {
                if (entry.getName().equals(SETTINGS)) {
                    load(library);
                }
            }
        }
    }

    private void load(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        settings.add(properties);
    }

    /** As a server reads them: these, environment variables above, system properties above all. */
    Config config() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addSystemSources();
        int number = 0;
        for (Properties properties : settings) {
            Map<String, String> values = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
            int ordinal = Integer.parseInt(values.getOrDefault("config_ordinal", Integer.toString(ORDINAL)).strip());
            builder.withSources(new PropertiesConfigSource(values, SETTINGS + " " + number++, ordinal));
        }
        return builder.build();
    }

    /** What the libraries in it tell. */
    List<Finding> findings(Config config) {
        List<Finding> findings = new ArrayList<>();
        if (!has("djust-jakarta-impl")) {
            findings.add(new Finding("library-missing", Severity.ERROR, "The WAR has no djust-jakarta-impl.",
                    "Nothing makes its classes live views.",
                    "Add the artifact org.djust.jakarta:djust-jakarta-impl, not with the scope provided."));
        }
        boolean redis = List
                .of("djust.backend", "djust.state.backend", "djust.channel.backend", "djust.cluster.backend",
                        "djust.presence.backend", "djust.ratelimit.backend")
                .stream()
                .anyMatch(key -> config.getOptionalValue(key, String.class).orElse("").equals("redis"));
        if (redis && !has("djust-redis")) {
            findings.add(new Finding("redis-library-missing", Severity.ERROR, "The WAR has no djust-redis.",
                    "A backend redis is set, but nothing provides it: the deployment fails.",
                    "Add the artifact org.djust.jakarta:djust-redis."));
        }
        return findings;
    }

    private boolean has(String artifact) {
        return libraries.stream().anyMatch(name -> name.startsWith(artifact));
    }
}
