package org.djust.internal.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.djust.internal.config.DjustConfig.Limits;
import org.djust.internal.config.DjustConfig.Mailboxes;
import org.djust.internal.config.DjustConfig.Sessions;
import org.djust.internal.config.DjustConfig.Wire;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.channel.HubLimits;
import org.junit.jupiter.api.Test;

class DjustConfigTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void defaultsServeOneNodeInMemory() {
        DjustConfig config = DjustConfig.of(Map.of());
        assertEquals(new Backends("memory", "memory", "memory", "memory", "memory", "pebble"), config.backends());
        Duration minute = Duration.ofMinutes(1);
        assertEquals(new Sessions(Duration.ofHours(1), minute, minute), config.sessions());
        assertEquals(Duration.ofSeconds(6), config.nodes().lease());
        assertEquals(Duration.ofSeconds(20), config.nodes().grace());
        assertEquals(new Mailboxes(1500, Duration.ofSeconds(10)), config.mailboxes());
        assertEquals(new Wire(64, 256, Duration.ofSeconds(15)), config.wire());
        assertEquals(new Limits(100, Duration.ofSeconds(1), 20, 100, 200, 100_000), config.limits());
        assertEquals(Duration.ofHours(1), config.security().tokenTtl());
        assertEquals(List.of(), config.security().origins());
        assertEquals(List.of(), config.security().proxies());
    }

    @Test
    void secretIsRandomWhenMemoryNeedsNone() {
        byte[] one = DjustConfig.of(Map.of()).security().secret().bytes();
        byte[] other = DjustConfig.of(Map.of()).security().secret().bytes();
        assertEquals(32, one.length);
        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void secretIsTakenAsItIsAndShownNowhere() {
        DjustConfig config = DjustConfig.of(Map.of("djust.secret", SECRET));
        assertArrayEquals(SECRET.getBytes(StandardCharsets.UTF_8), config.security().secret().bytes());
        assertFalse(config.toString().contains(SECRET));
    }

    @Test
    void backendNamesBothUnlessOneIsOverridden() {
        Map<String, String> values = Map.of("djust.backend", "redis", "djust.channel.backend", "memory",
                "djust.secret", SECRET);
        assertEquals(new Backends("redis", "memory", "redis", "redis", "redis", "pebble"),
                DjustConfig.of(values).backends());
    }

    @Test
    void durationsAreIsoOrSeconds() {
        Map<String, String> values = Map.of("djust.session.ttl", "90", "djust.rate.window", "PT0.5S");
        assertEquals(Duration.ofSeconds(90), DjustConfig.of(values).sessions().ttl());
        assertEquals(Duration.ofMillis(500), DjustConfig.of(values).limits().rateWindow());
    }

    @Test
    void originsAndProxiesAreLists() {
        Map<String, String> values = Map.of("djust.origins", "https://app.example, http://localhost:8080,",
                "djust.proxies", "10.0.0.0/8,::1");
        Security security = DjustConfig.of(values).security();
        assertEquals(List.of("https://app.example", "http://localhost:8080"), security.origins());
        assertEquals(List.of("10.0.0.0/8", "::1"), security.proxies());
    }

    @Test
    void everyBadValueIsNamedWithWhatIsAllowed() {
        SettingsException e = assertThrows(SettingsException.class, () -> DjustConfig.of(Map.of(
                "djust.secret", "short",
                "djust.mailbox.capacity", "0",
                "djust.frame.max-kb", "64k",
                "djust.ping.interval", "soon",
                "djust.origins", "https://a.example/path,example",
                "djust.proxies", "proxy.example")));
        assertEquals(List.of(
                "djust.secret has 5 characters; allowed are at least 32, best random.",
                "djust.origins: 'https://a.example/path' is no origin: write scheme://host or "
                        + "scheme://host:port, without a "
                        + "path or *.",
                "djust.origins: 'example' is no origin: write scheme://host or scheme://host:port, without a "
                        + "path or *.",
                "djust.proxies: 'proxy.example' is no IP address or range: write 10.1.2.3, 10.0.0.0/8, 2001:db8::1 or "
                        + "2001:db8::/32.",
                "djust.mailbox.capacity is \"0\"; allowed is a whole number from 1 to 1000000.",
                "djust.frame.max-kb is \"64k\"; allowed is a whole number from 1 to 16384.",
                "djust.ping.interval is \"soon\"; allowed is a duration of at least PT1S and at most "
                        + "ten years, in ISO-8601 (PT30S) or seconds (30)."),
                e.problems());
    }

    @Test
    void nodesThatShareStateMustShareASecret() {
        SettingsException e =
                assertThrows(SettingsException.class, () -> DjustConfig.of(Map.of("djust.backend", "redis")));
        assertEquals("djust.secret is not set, but backends other than memory need it, the same on every node: "
                + "set at least 32 random characters.", e.getMessage());
    }

    @Test
    void blankValuesCountAsNotSet() {
        assertEquals(1500, DjustConfig.of(Map.of("djust.mailbox.capacity", " ")).mailboxes().capacity());
        assertNotEquals(0, DjustConfig.of(Map.of("djust.secret", "")).security().secret().bytes().length);
    }

    @Test
    void theReferenceListsEveryPropertyAndNoOther() throws IOException {
        Set<String> read = new TreeSet<>();
        Function<String, String> source = key -> {
            read.add(key);
            return null;
        };
        DjustConfig.read(source);
        HubLimits.read(new Settings(source));
        Matcher listed = Pattern.compile("(?m)^\\| `(djust[^`]+)` \\|")
                .matcher(Files.readString(Path.of("../docs/configuration.md")).split("## With Redis")[0]);
        assertEquals(read, listed.results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new)));
    }
}
