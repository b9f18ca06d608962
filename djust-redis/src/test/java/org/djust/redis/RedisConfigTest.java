package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import redis.clients.jedis.HostAndPort;

class RedisConfigTest {

    private static RedisConfig read(Map<String, String> values) {
        return RedisConfig.read(new Settings(values::get));
    }

    private static RedisUrl url(String text) {
        return read(Map.of("djust.redis.url", text)).url();
    }

    private static RedisUrl at(String host, int port) {
        return new RedisUrl(false, new Login(null, null), List.of(new HostAndPort(host, port)), 0, null, false);
    }

    @Test
    void onlyTheHostIsNeeded() {
        assertEquals(at("redis.example", 6379), url("redis://redis.example"));
        assertEquals(at("::1", 6379), url("redis://[::1]"));
        RedisConfig config = read(Map.of("djust.redis.url", "redis://h"));
        assertEquals(new RedisConfig(config.url(), Duration.ofSeconds(2), 8, "djust", 10_240,
                new Tls(null, null)), config);
    }

    @Test
    void everyPartOfTheUrlIsRead() {
        assertEquals(
                new RedisUrl(true, new Login("us:er", "p@s/s+w%"), List.of(new HostAndPort("10.0.0.1", 6380)), 3, null,
                        false),
                url("rediss://us%3Aer:p%40s%2Fs+w%25@10.0.0.1:6380/3"));
        RedisUrl odd = url("redis://:a@b:c/d@host:1/");
        assertNull(odd.login().user());
        assertEquals("a@b:c/d", odd.login().password());
        assertEquals("[::1]:7000", url("redis://[::1]:7000/1").address());
    }

    @Test
    void sentinelsAreNamedWithThePrimaryThatTheyWatch() {
        Login none = new Login(null, null);
        assertEquals(new RedisUrl(false, none, List.of(new HostAndPort("a", 26_379)), 0,
                new RedisUrl.Sentinels("shop", none), false), url("redis-sentinel://a/shop"));
        assertEquals(
                new RedisUrl(true, new Login("us:er", "p@/w"),
                        List.of(new HostAndPort("a", 1), new HostAndPort("::1", 26_379), new HostAndPort("c", 3)), 4,
                        new RedisUrl.Sentinels("my-shop.1", new Login(null, "q@?")), false),
                url("rediss-sentinel://us%3Aer:p%40/w@a:1,[::1],c:3/my-shop.1/4?sentinels=:q%40?"));
        RedisUrl url = url("redis-sentinel://me:sesame@a,b:7/shop/2?sentinels=you:sesame");
        assertEquals("a:26379,b:7/shop", url.address());
        assertEquals("a:26379,b:7/shop/2", url.toString());
    }

    @Test
    void nodesOfAClusterAreNamed() {
        assertEquals(
                new RedisUrl(true, new Login(null, "p"), List.of(new HostAndPort("a", 6379), new HostAndPort("b", 7)),
                        0, null, true),
                url("rediss-cluster://:p@a,b:7"));
        assertEquals("a:6379/0", url("redis-cluster://a/").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:6379", "http://:sesame@h", "redis://", "redis://:sesame@h:70000",
            "redis://:sesame@h:0",
            "redis://sesame@h", "redis://:%zzsesame@h", "redis://:sesame@h/x", "redis://:sesame@h h",
            "redis://:sesame@h,i", "redis-sentinel://:sesame@h", "redis-sentinel://:sesame@h/",
            "redis-cluster://:sesame@h/1", "redis-cluster://:sesame@", "redis-cluster://:sesame@h:70000",
            "redis-sentinel://:sesame@/shop", "redis-sentinel://:sesame@h,/shop", "redis-sentinel://:sesame@h:0/shop",
            "redis-sentinel://:sesame@h/shop/x", "redis-sentinel://h/shop?sentinels=sesame",
            "redis-sentinel://h/shop?sentinels=:%zzsesame", "redis-sentinel://h/shop?sentinels=:a@sesame"})
    void aUrlThatCannotBeReadIsRefusedWithoutShowingIt(String text) {
        SettingsException e = assertThrows(SettingsException.class, () -> url(text));
        assertTrue(e.getMessage().startsWith("djust.redis.url: "), e.getMessage());
        assertFalse(e.getMessage().contains("sesame"), e.getMessage());
        assertNull(e.getCause());
    }

    @Test
    void thePasswordIsInNoText() {
        RedisConfig config = read(Map.of("djust.redis.url", "redis://user:sesame@host:1234/5"));
        RedisConfig sentinels = read(Map.of("djust.redis.url", "redis-sentinel://:sesame@h/p?sentinels=:sesame"));
        assertFalse((config + " " + config.url() + sentinels).contains("sesame"));
        assertEquals("host:1234/5", config.url().toString());
    }

    @Test
    void everyBadValueIsNamedWithWhatIsAllowed() {
        SettingsException e = assertThrows(SettingsException.class, () -> read(Map.of("djust.app", "a b",
                "djust.redis.pool.max", "1")));
        assertEquals(List.of(
                "djust.redis.url is not set, but the backend redis needs it: set redis://host:6379/0, or rediss:// for TLS.",
                "djust.redis.pool.max is \"1\"; allowed is a whole number from 2 to 10000.",
                "djust.app is \"a b\"; allowed are 1 to 64 letters, digits, dots, _ and -."), e.problems());
    }

    @Test
    void theReferenceListsEveryPropertyAndNoOther() throws IOException {
        Set<String> read = new TreeSet<>();
        assertThrows(SettingsException.class, () -> RedisConfig.readPresence(new Settings(key -> {
            read.add(key);
            return null;
        })));
        String section = Files.readString(Path.of("../docs/configuration.md")).split("(?m)^## With Redis$")[1];
        assertEquals(read,
                Pattern.compile("(?m)^\\| `(djust[^`]+)` \\|").matcher(section.split("(?m)^## ")[0]).results()
                        .map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new)));
    }
}
