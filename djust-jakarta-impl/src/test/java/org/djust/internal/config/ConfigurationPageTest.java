package org.djust.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.djust.spi.Settings;
import org.djust.spi.channel.HubLimits;
import org.junit.jupiter.api.Test;

/** The reference of settings says what the code does, and what they are in djust for Django. */
class ConfigurationPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(djust[^`]+)` \\| `?([^|]*?)`? \\|");
    /** Defaults that aren't values, told in words. */
    private static final Set<String> WORDS = Set.of("random", "none", "the request's", "the host's name");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final String page = page();
    private final String shared = page.split("(?m)^## With Redis$")[0];

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/configuration.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>();
        ROW.matcher(shared).results().forEach(row -> defaults.put(row.group(1), row.group(2)));
        return defaults;
    }

    private static List<Object> read(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(values);
        all.put("djust.secret", SECRET);
        DjustConfig config = DjustConfig.of(all);
        return List.of(config.backends(), config.nodes(), trust(config.security()), config.sessions(),
                config.states(),
                config.mailboxes(), config.wire(), config.limits(), config.drains(),
                HubLimits.read(new Settings(all::get)));
    }

    /** All but the secret, which is equal to nothing but itself. */
    private static List<Object> trust(Security security) {
        return Stream.of(Security.class.getRecordComponents()).filter(part -> part.getType() != Secret.class)
                .map(part -> {
                    try {
                        return part.getAccessor().invoke(security);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }).toList();
    }

    @Test
    void whatThePageCallsTheDefaultIsWhatHoldsWithoutIt() {
        Map<String, String> defaults = defaults();
        assertTrue(defaults.size() > 30, defaults::toString);
        List<Object> without = read(Map.of());
        defaults.forEach((key, value) -> {
            String told = defaults.getOrDefault(value, value);
            if (!WORDS.contains(told)) {
                assertEquals(without, read(Map.of(key, told)), key);
            }
        });
    }

    @Test
    void whoComesFromDjangoFindsTheSettingsOfTheScalingGuide() {
        assertTrue(page.contains("| in djust for Django |"));
        List<String> lacking = Stream
                .of("\"STATE_BACKEND\"", "\"REDIS_URL\"", "CHANNEL_LAYERS[\"default\"][\"BACKEND\"]",
                        "\"hosts\"", "\"capacity\"", "\"expiry\"", "`CACHES`", "\"PRESENCE_BACKEND\"",
                        "\"PRESENCE_REDIS_URL\"",
                        "\"SESSION_TTL\"", "\"COMPRESSION_ENABLED\"", "\"STATE_SIZE_WARNING_KB\"")
                .filter(setting -> !page.contains(setting)).toList();
        assertEquals(List.of(), lacking);
    }
}
