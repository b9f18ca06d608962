package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.RateLimiter.Decision;
import org.djust.spi.Settings;
import org.djust.spi.StateDamagedException;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** What somebody else writes under our keys costs what it replaces, and nothing else. For views, {@link DamageTest}. */
class PoisonTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static RedisServer redis;

    private final String name = UUID.randomUUID().toString();
    private final TestServices services = new TestServices();
    private final NodeServices node = services.node();
    private final Jedis admin = redis.admin();
    private final Settings settings = new Settings(Map.of("djust.redis.url", redis.url())::get);
    private final RedisChannelLayer channels = RedisChannelLayer.open(settings);
    private final List<RedisChannelLayer> others = new ArrayList<>();

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @AfterEach
    void close() {
        channels.close();
        others.forEach(RedisChannelLayer::close);
        services.close();
        admin.close();
    }

    private Inbox subscribe() {
        channels.start(node);
        Inbox inbox = new Inbox();
        channels.subscribe(name, null, inbox);
        Await.until(() -> inbox.begun.get() > 0, "the subscription");
        return inbox;
    }

    private void publishElsewhere(String text) {
        others.add(RedisChannelLayer.open(settings));
        others.get(0).start(services.node());
        others.get(0).publish(name, () -> bytes(text));
    }

    private long connections() {
        return channels.statistics().get("reconnects").longValue();
    }

    private void poison(byte[] message) {
        admin.sendCommand(Protocol.Command.SPUBLISH, bytes("djust:djust:topic:{" + name + "}"), message);
    }

    private void publish(String text) {
        channels.publish(name, () -> bytes(text));
    }

    @Test
    void whatIsNoMessageIsDroppedAndTheConnectionStays() {
        Inbox inbox = subscribe();
        Await.until(() -> connections() == 1, "the feed's connection");
        for (String bad : List.of("", "x", "a b c", "\n", "origin 1", "origin 99999999999999999999 0\n1")) {
            poison(bytes(bad));
        }
        poison(new byte[1 << 20]);
        publishElsewhere("\"from another node\"");
        Await.until(() -> inbox.received.contains("\"from another node\""), "what was published behind them");
        assertEquals(1, connections());
    }

    @Test
    void historiesThatAreNoneDoNotKeepATopicFromBeginning() {
        admin.hset("djust:djust:heads:{" + name + "}", Map.of("origin", "x", "other", "99999999999999999999 1",
                "good", "5 1", "empty", ""));
        admin.xadd("djust:djust:messages:{" + name + "}", (redis.clients.jedis.StreamEntryID) null, Map.of("m", "x"));
        Inbox inbox = subscribe();
        publishElsewhere("\"on\"");
        Await.until(() -> inbox.received.contains("\"on\""), "the message");
    }

    @Test
    void anotherTypeAtATopicsKeysLeavesItsMessagesOnTheirOwnNode() {
        admin.set("djust:djust:heads:{" + name + "}", "x");
        channels.start(node);
        Inbox inbox = new Inbox();
        channels.subscribe(name, null, inbox);
        publish("\"on\"");
        Await.until(() -> inbox.received.contains("\"on\""), "the message");
        admin.del("djust:djust:heads:{" + name + "}");
        Await.until(() -> inbox.begun.get() > 0, "repaired when it is gone");
    }

    @Test
    void entriesThatAreNoneAreLeftOutOfWhoIsPresent() {
        channels.start(node);
        String key = Fields.text(new Keys("djust").presence(name));
        for (String bad : List.of("", "x", "node", "node view")) {
            admin.hset(key, bad, "1 1 1\nnull");
        }
        int number = 0;
        for (String bad : List.of("", "x", "1\nnull", "1 1\nnull", "1 1 x\nnull", "1 99999999999999999999 1\nnull",
                "\n")) {
            admin.hset(key, "node view " + number++, bad);
        }
        admin.hset(key, "node view ann", "1 1 1\nnull");
        try (RedisPresenceBackend presence = RedisPresenceBackend.open(settings)) {
            presence.start(node, channels);
            Map<String, PresenceEntry> seen = new ConcurrentHashMap<>();
            presence.watch(name, new PresenceBackend.Watcher() {
                @Override
                public void snapshot(Collection<PresenceEntry> entries) {
                    entries.forEach(this::put);
                }

                @Override
                public void put(PresenceEntry entry) {
                    seen.put(entry.key(), entry);
                }

                @Override
                public void removed(PresenceEntry entry) {
                    seen.remove(entry.key());
                }
            });
            Await.until(() -> !seen.isEmpty(), "a snapshot");
            assertEquals(List.of("ann"), List.copyOf(seen.keySet()));
        }
    }

    @Test
    void whatCountsForARateLimitNeverMakesAnybodyWaitForMoreThanItsWindow() {
        try (RedisRateLimiter limiter = RedisRateLimiter.open(settings)) {
            limiter.start(node);
            for (String bad : List.of("", "x", "-1", "nan", "inf", "-inf", "1e300", "0x7fffffffffffffff",
                    "9999999999999999", "-9999999999999999")) {
                admin.set("djust:djust:rate:{" + name + "}", bad);
                Decision first = Await.result(limiter.acquire(name, 2, HOUR));
                assertTrue(first.allowed() || !first.retryAfter().isNegative()
                        && first.retryAfter().compareTo(HOUR) <= 0, bad + ": " + first);
                assertTrue(admin.pttl("djust:djust:rate:{" + name + "}") > 0 || !first.allowed(), bad);
                Decision last = first;
                for (int i = 0; i < 3; i++) {
                    last = Await.result(limiter.acquire(name, 2, HOUR));
                }
                assertFalse(last.allowed(), bad + " is no way around the limit");
            }
            admin.del("djust:djust:rate:{" + name + "}");
            admin.lpush("djust:djust:rate:{" + name + "}", "x");
            assertInstanceOf(StateDamagedException.class, Await.failure(limiter.acquire(name, 2, HOUR)));
            assertTrue(Await.result(limiter.acquire(name + "2", 2, HOUR)).allowed());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Inbox implements ChannelLayer.Receiver {

        final List<String> received = new CopyOnWriteArrayList<>();
        final AtomicInteger begun = new AtomicInteger();

        @Override
        public void begins(Position position, boolean gap) {
            begun.incrementAndGet();
        }

        @Override
        public void received(ChannelLayer.Message message) {
            received.add(new String(message.payload().bytes(), StandardCharsets.UTF_8));
        }
    }
}
