package org.djust.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.json.Json;
import jakarta.json.JsonArray;

import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import redis.clients.jedis.Jedis;

class CheckTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

    private static RedisServer redis;

    @TempDir
    private Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> libraries = new ArrayList<>(List.of("djust-jakarta-impl-1.jar", "djust-redis-1.jar"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    /** A sound cluster; tests make it worse. */
    @BeforeEach
    void sound() {
        try (Jedis admin = new Jedis("127.0.0.1", redis.port())) {
            admin.configSet(Map.of("maxmemory", "100mb", "maxmemory-policy", "noeviction", "appendonly", "yes"));
        }
        settings.put("djust.backend", "redis");
        settings.put("djust.redis.url", "redis://127.0.0.1:" + redis.port());
        settings.put("djust.secret", SECRET);
        settings.put("djust.proxies", "10.0.0.0/8");
    }

    private static void redis(String setting, String value) {
        try (Jedis admin = new Jedis("127.0.0.1", redis.port())) {
            admin.configSet(setting, value);
        }
    }

    private int check(String... options) throws IOException {
        Path war = folder.resolve("app.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/META-INF/microprofile-config.properties"));
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                zip.write((setting.getKey() + "=" + setting.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            for (String library : libraries) {
                zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + library));
            }
        }
        out.reset();
        List<String> arguments = Stream.of(Stream.of("check"), Stream.of(options), Stream.of(war.toString()))
                .flatMap(each -> each).toList();
        return new Main(new PrintStream(out, true), new PrintStream(err, true)).run(arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Set<String> ids(String... options) throws IOException {
        check(Stream.concat(Stream.of("--json", "--verbose"), Stream.of(options)).toArray(String[]::new));
        JsonArray all = Json.createReader(new StringReader(text())).readArray();
        return all.stream().map(each -> each.asJsonObject().getString("id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void finds(String id, String... options) throws IOException {
        assertTrue(ids(options).contains(id), () -> id + " is missing in " + text());
    }

    @Test
    void aSoundClusterHasNoFindings() throws IOException {
        assertEquals(0, check("--nodes", "3", "--verbose"));
        assertEquals("0 errors, 0 warnings; docs/check.md explains each." + System.lineSeparator(), text());
    }

    @Test
    void warningsAndErrorsHaveExitCodesOfTheirOwn() throws IOException {
        settings.put("djust.presence.backend", "memory");
        assertEquals(1, check());
        assertTrue(
                text().startsWith(
                        "warning presence-in-memory: djust.presence.backend is memory, though others are shared."),
                text());
        assertEquals(2, check("--nodes", "2"));
        assertTrue(text().startsWith("error   presence-in-memory: "), text());
    }

    @Test
    void whoCallsItWronglyIsToldHow() {
        assertEquals(2, new Main(System.out, new PrintStream(err)).run(List.of("chek", "x.war")));
        assertTrue(err.toString().contains("Usage: java -jar djust-check.jar check"), err.toString());
        assertEquals(2, new Main(System.out, new PrintStream(err)).run(List.of("check", "nowhere.war")));
        assertTrue(err.toString().contains("There is no file nowhere.war."), err.toString());
    }

    @Test
    void eachBackendInMemoryIsFoundBesideSharedOnes() throws IOException {
        for (String role : List.of("state", "channel", "cluster", "presence", "ratelimit")) {
            settings.put("djust." + role + ".backend", "memory");
            finds(role + "-in-memory");
            settings.remove("djust." + role + ".backend");
        }
        settings.put("djust.backend", "memory");
        finds("one-node");
        finds("state-in-memory", "--nodes", "2");
    }

    @Test
    void settingsThatAreRefusedAtDeploymentAreErrors() throws IOException {
        settings.put("djust.session.ttl", "soon");
        settings.put("djust.secret", "short");
        assertEquals(2, check());
        assertTrue(text().contains("djust.session.ttl is \"soon\"") && text().contains("djust.secret has 5 characters"),
                text());
        finds("setting-refused");
        settings.remove("djust.secret");
        finds("setting-refused");
    }

    @Test
    void aMisspeltNameIsFoundWithTheOneThatWasMeant() throws IOException {
        settings.put("djust.sesion.ttl", "PT5M");
        settings.put("djust.something.else.entirely", "1");
        check();
        assertTrue(
                text().contains("djust.sesion.ttl is set, but nothing reads it.")
                        && text().contains("Write djust.session.ttl,"),
                text());
        assertTrue(text().contains("see docs/configuration.md"), text());
        finds("unknown-property");
    }

    @Test
    void settingsAloneTellOfTimesAndTrust() throws IOException {
        settings.put("djust.session.ttl", "PT10S");
        settings.put("djust.presence.grace", "PT10S");
        settings.put("djust.secret", "a".repeat(40));
        settings.put("djust.origins", "http://shop.example.org");
        settings.put("djust.proxies", "0.0.0.0/0");
        assertTrue(ids().containsAll(
                List.of("ttl-short", "ttl-order", "grace-short", "secret-weak", "origin-plain", "proxies-everyone")),
                this::text);
        settings.remove("djust.proxies");
        finds("proxies-none");
        settings.put("djust.backend", "memory");
        settings.remove("djust.secret");
        finds("secret-random");
    }

    @Test
    void aRedisThatDoesNotAnswerIsAnError() throws IOException {
        settings.put("djust.redis.url", "redis://127.0.0.1:1");
        assertEquals(2, check());
        finds("redis-unusable");
        settings.remove("djust.redis.url");
        finds("redis-setting");
    }

    @Test
    void aRedisThatMayForgetIsFound() throws IOException {
        redis("maxmemory-policy", "allkeys-lru");
        finds("redis-evicts");
        assertEquals(2, check());
        redis("maxmemory-policy", "volatile-lfu");
        finds("redis-evicts-volatile");
        redis("maxmemory-policy", "volatile-ttl");
        redis("maxmemory", "0");
        finds("redis-unlimited");
        redis("appendonly", "no");
        redis("save", "");
        finds("redis-forgets");
        redis("save", "60 1");
        finds("redis-snapshots");
    }

    @Test
    void anotherRedisForPresenceIsTold() throws IOException {
        settings.put("djust.presence.redis.url", "redis://127.0.0.1:" + redis.port() + "/3");
        finds("presence-elsewhere");
    }

    @Test
    void aReplicaIsNoPrimary() throws IOException {
        try (RedisServer replica = RedisServer.start(); Jedis admin = new Jedis("127.0.0.1", replica.port())) {
            admin.replicaof("127.0.0.1", redis.port());
            settings.put("djust.redis.url", "redis://127.0.0.1:" + replica.port());
            Set<String> ids = ids();
            assertTrue(ids.contains("redis-replica") || ids.contains("redis-unusable"), this::text);
        }
    }

    @Test
    void sentinelsAndWhatTheyWatchAreChecked() throws IOException {
        try (RedisSentinels sentinels = RedisSentinels.start()) {
            settings.put("djust.redis.url", sentinels.url());
            Set<String> ids = ids();
            assertTrue(Collections.disjoint(ids, List.of("redis-unusable", "sentinels-few", "sentinel-silent",
                    "sentinels-disagree", "redis-no-replica")), this::text);
            check("--verbose");
            assertTrue(text().contains("redis-alone-writes"), this::text);
            sentinels.killSentinel();
            finds("sentinel-silent");
            sentinels.replica().kill();
            finds("redis-no-replica");
            settings.put("djust.redis.url", sentinels.url().replaceAll("(://[^,]*,[^,]*),[^/]*", "$1"));
            finds("sentinels-few");
            settings.put("djust.redis.url", sentinels.url().replace("/shop", "/other"));
            finds("redis-unusable");
        }
    }

    @Test
    void eachPrimaryOfAClusterIsChecked() throws IOException {
        try (RedisCluster cluster = RedisCluster.start()) {
            settings.put("djust.redis.url", cluster.url());
            Set<String> ids = ids();
            assertTrue(Collections.disjoint(ids, List.of("redis-unusable", "redis-replica", "redis-no-replica",
                    "redis-evicts")), this::text);
            RedisServer last = cluster.primary(2);
            try (Jedis admin = new Jedis("127.0.0.1", last.port())) {
                admin.configSet("maxmemory-policy", "allkeys-lru");
            }
            finds("redis-evicts");
            assertTrue(text().contains("127.0.0.1:" + last.port() + " has maxmemory-policy"), this::text);
        }
    }

    @Test
    void aWarWithoutTheLibrariesIsFound() throws IOException {
        libraries.clear();
        assertTrue(ids().containsAll(List.of("library-missing", "redis-library-missing")), this::text);
    }

    @Test
    void systemPropertiesCountMoreThanTheWar() throws IOException {
        System.setProperty("djust.session.ttl", "PT5S");
        try {
            finds("ttl-short");
        } finally {
            System.clearProperty("djust.session.ttl");
        }
    }

    @Test
    void nothingSecretIsShown() throws IOException {
        settings.put("djust.redis.url", "redis://user:hunter2@127.0.0.1:" + redis.port());
        check("--verbose");
        assertFalse(text().contains("hunter2") || text().contains(SECRET), text());
    }

    @Test
    void thePageExplainsEveryFinding() throws IOException {
        Pattern added = Pattern.compile("(?:add|new Finding)\\(\\s*\"([a-z-]+)\"");
        Set<String> used = new TreeSet<>();
        for (String file : List.of("djust-jakarta-impl/src/main/java/org/djust/internal/check/SettingsCheck.java",
                "djust-jakarta-impl/src/main/java/org/djust/internal/check/Findings.java",
                "djust-redis/src/main/java/org/djust/redis/RedisCheck.java",
                "djust-redis/src/main/java/org/djust/redis/RedisFacts.java",
                "djust-redis/src/main/java/org/djust/redis/SentinelFacts.java",
                "deploy/check/src/main/java/org/djust/check/WebArchive.java")) {
            added.matcher(Files.readString(Path.of("../..", file))).results()
                    .forEach(match -> used.add(match.group(1)));
        }
        List.of("state", "channel", "cluster", "presence", "ratelimit").forEach(role -> used.add(role + "-in-memory"));
        Set<String> explained =
                Pattern.compile("(?m)^\\| `([a-z][a-z-]+)`").matcher(Files.readString(Path.of("../../docs/check.md")))
                        .results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(used, explained);
    }
}
