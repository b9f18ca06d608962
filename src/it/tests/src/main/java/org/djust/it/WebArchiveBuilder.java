package org.djust.it;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Builds the smallest WAR of one scenario: the classes of the test's package without the tests themselves, templates
 * and settings given as text, and djust with what it needs at run time in {@code WEB-INF/lib}. Not thread-safe.
 */
public final class WebArchiveBuilder {

    /** One class of each jar that a user's WAR carries. */
    private static final List<String> LIBRARIES = List.of("org.djust.LiveView", "org.djust.internal.config.DjustConfig",
            "io.pebbletemplates.pebble.PebbleEngine", "org.unbescape.html.HtmlEscape", "org.slf4j.Logger",
            "org.slf4j.jul.JDK14LoggerFactory");

    /** The same for Redis. */
    private static final List<String> REDIS = List.of("org.djust.redis.RedisStateBackend",
            "redis.clients.jedis.UnifiedJedis", "redis.clients.authentication.core.Token",
            "org.apache.commons.pool2.ObjectPool", "org.json.JSONObject", "com.google.gson.Gson",
            "com.github.luben.zstd.Zstd");

    private final WebArchive war;
    private final Map<String, String> config = new TreeMap<>();

    private WebArchiveBuilder(Class<?> test, String contextPath) {
        war = ShrinkWrap.create(WebArchive.class, contextPath + ".war");
        war.addPackages(false, Filters.exclude(".*IT(\\$.*)?\\.class"), test.getPackage());
        LIBRARIES.forEach(type -> war.addAsLibrary(library(type)));
    }

    /** Starts a WAR with the beans in the package of {@code test}; its context path is the class's name in lower case. */
    public static WebArchiveBuilder of(Class<?> test) {
        return of(test, test.getSimpleName().toLowerCase());
    }

    /** As {@link #of(Class)} with another context path (without slashes), for tests with several archives. */
    public static WebArchiveBuilder of(Class<?> test, String contextPath) {
        return new WebArchiveBuilder(test, contextPath);
    }

    /** The samples' WAR exactly as built; it is served at the server's root. */
    public static WebArchive samples() {
        File built = new File(System.getProperty("djust.samples.war", "../src/it/samples/target/ROOT.war"));
        if (!built.isFile()) {
            throw new IllegalStateException("No samples at " + built + ": build them with 'mvn package' first.");
        }
        return ShrinkWrap.createFromZipFile(WebArchive.class, built);
    }

    /** Adds a template, named as in {@code @LiveView(template)}. */
    public WebArchiveBuilder template(String name, String text) {
        return resource("templates/" + name, text);
    }

    /** Adds a file to the class path. */
    public WebArchiveBuilder resource(String path, String text) {
        war.addAsResource(new StringAsset(text), path);
        return this;
    }

    /** Sets a MicroProfile Config property of the application. */
    public WebArchiveBuilder config(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** Adds what a WAR carries that keeps its state in Redis; the module that runs the test must depend on it. */
    public WebArchiveBuilder redis() {
        REDIS.forEach(type -> war.addAsLibrary(library(type)));
        return this;
    }

    /** Adds the deployment descriptor. */
    public WebArchiveBuilder webXml(String text) {
        war.setWebXML(new StringAsset(text));
        return this;
    }

    /** The archive; adding to it is allowed. */
    public WebArchive build() {
        String properties = config.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining());
        return war.addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties");
    }

    private static JavaArchive library(String type) {
        try {
            File source = new File(Class.forName(type, false, WebArchiveBuilder.class.getClassLoader())
                    .getProtectionDomain().getCodeSource().getLocation().toURI());
            return source.isFile() ? ShrinkWrap.createFromZipFile(JavaArchive.class, source)
                    : ShrinkWrap.create(ExplodedImporter.class, type + ".jar").importDirectory(source)
                            .as(JavaArchive.class);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("No library holds " + type, e);
        }
    }
}
