package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisServer;
import org.djust.redis.fixture.SecuredRedis;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Commit;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Roster;
import org.djust.spi.Settings;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** That the user of docs/operations.md may do all that nodes do, and nothing else. */
class PermissionsTest {

    /** Only an administrator's, in this test. */
    private static final Set<String> ADMIN = Set.of("acl", "config", "auth");

    private final RedisServer server = RedisServer.start();
    private final TestServices services = new TestServices();
    private final List<String> rules = rules();

    @AfterEach
    void stop() {
        services.close();
        server.close();
    }

    /** As the page has them; the first is the user's name. */
    private static List<String> rules() {
        return SecuredRedis.rules(page().split("```\n(?=ACL SETUSER )")[1].split("```")[0]);
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/operations.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theUserMayDoWhatNodesDo() {
        try (Jedis admin = server.admin()) {
            admin.aclSetUser(rules.get(0), rules.stream().skip(1).toArray(String[]::new));
            admin.configResetStat();
            useAll("redis://" + login() + "127.0.0.1:" + server.port() + "/1", () -> used(admin));
            assertTrue(admin.aclLog().isEmpty(), () -> "refused: " + admin.aclLog());
            // none of them for nothing
            Set<String> granted = rules.stream().filter(rule -> rule.startsWith("+")).map(rule -> rule.substring(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(granted, used(admin));
        }
    }

    @Test
    void withAFewMoreTheUserMayUseACluster() {
        List<String> more = List.of("+eval", "+asking", "+cluster|slots");
        assertTrue(page().contains("`" + String.join(" ", more) + "`"));
        try (RedisCluster redis = RedisCluster.start()) {
            redis.servers().forEach(each -> onlyUser(each, more));
            useAll(redis.url().replace("://", "://" + login()), () -> redis.servers().stream()
                    .flatMap(each -> ask(each, PermissionsTest::used).stream()).collect(Collectors.toSet()));
            redis.servers().forEach(each -> assertEquals(List.of(), ask(each, Jedis::aclLog)));
        }
    }

    private void onlyUser(RedisServer redis, List<String> more) {
        ask(redis, admin -> {
            admin.aclSetUser(rules.get(0),
                    Stream.concat(rules.stream().skip(1), more.stream()).toArray(String[]::new));
            return admin.configResetStat();
        });
    }

    private static <T> T ask(RedisServer redis, Function<Jedis, T> question) {
        try (Jedis admin = redis.admin()) {
            return question.apply(admin);
        }
    }

    private String login() {
        return rules.get(0) + ":password@";
    }

    private static Set<String> used(Jedis admin) {
        return Pattern.compile("(?m)^cmdstat_([^:]+):").matcher(admin.info("commandstats")).results()
                .map(line -> line.group(1)).filter(name -> !ADMIN.contains(name.split("\\|")[0]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theUserMayNotTouchWhatIsOthers() {
        try (Jedis admin = server.admin(); Jedis user = server.admin()) {
            admin.aclSetUser(rules.get(0), rules.stream().skip(1).toArray(String[]::new));
            user.auth(rules.get(0), "password");
            for (String[] command : new String[][] {{"get", "other"}, {"hset", "other", "a", "b"}, {"flushall"},
                    {"keys", "*"}, {"config", "get", "*"}, {"publish", "other", "a"}, {"client", "list"}}) {
                RuntimeException refusal = null;
                try {
                    user.sendCommand(() -> command[0].getBytes(), Stream.of(command).skip(1).toArray(String[]::new));
                } catch (RuntimeException e) {
                    refusal = e;
                }
                assertTrue(refusal != null && refusal.getMessage().startsWith("NOPERM"),
                        () -> String.join(" ", command));
            }
        }
    }

    /** @param used tells the commands that Redis was given */
    private void useAll(String url, Supplier<Set<String>> used) {
        Function<String, String> source =
                Map.of("djust.redis.url", url, "djust.channel.expiry", "PT1S")::get;
        Settings settings = new Settings(source);
        NodeServices node = services.node();
        try (RedisStateBackend state = RedisStateBackend.open(settings);
                RedisChannelLayer channels = RedisChannelLayer.open(settings);
                RedisChannelLayer others = RedisChannelLayer.open(settings);
                RedisPresenceBackend presence = RedisPresenceBackend.open(settings);
                RedisRateLimiter rates = RedisRateLimiter.open(settings);
                RedisClusterBackend cluster = RedisClusterBackend.open(settings)) {
            state.start(node);
            channels.start(node);
            others.start(services.node());
            presence.start(node, channels);
            rates.start(node);
            cluster.start(node);
            useState(state);
            useChannels(channels, others);
            usePresence(presence, node);
            Await.result(rates.acquire("somebody", 3, Duration.ofSeconds(1)));
            useCluster(cluster);
            // of the subscriber, in its own time
            Await.until(() -> used.get().containsAll(Set.of("ping", "sunsubscribe")), "what the subscriber does");
        }
    }

    private static void useState(RedisStateBackend state) {
        assertTrue(Await.result(state.health()).up());
        Duration kept = Duration.ofMinutes(1);
        Commit.Stamp stamp = new Commit.Stamp(1, 0, 0, "s");
        Await.result(state.commit(new Commit("view", 1, 1, 0, stamp, Map.of("a", () -> new byte[] {'1'})), kept));
        Await.result(state.commit(new Commit("view", 1, 2, 1, stamp, Map.of("a", () -> new byte[] {'2'}),
                new Commit.Shared(0, 1, true, Map.of("b", () -> new byte[] {'1'}), Set.of())), kept));
        Await.result(state.commit(new Commit("view", 1, 3, 2, stamp, Map.of(),
                new Commit.Shared(1, 2, false, Map.of(), Set.of("b"))), kept));
        Await.result(state.shared("view"));
        Await.result(state.owner("view"));
        assertEquals(3, Await.result(state.claim("view")).sequence());
        Await.result(state.delete("view", 2));
        Await.result(state.claim("none"));
    }

    private static void useChannels(RedisChannelLayer here, RedisChannelLayer there) {
        Inbox inbox = new Inbox();
        ChannelLayer.Subscription subscription = there.subscribe("topic", null, inbox);
        Await.until(() -> inbox.begun.get() == 2, "what was published before");
        here.publish("topic", () -> new byte[] {'1'});
        Await.until(() -> inbox.received.get() == 1, "the message");
        subscription.close();
    }

    private static void usePresence(RedisPresenceBackend presence, NodeServices node) {
        Inbox inbox = new Inbox();
        List<PresenceEntry> entries = IntStream.range(0, 2)
                .mapToObj(i -> new PresenceEntry("room", "key" + i, "view" + i, node.nodeId(), 1, 1,
                        () -> new byte[] {'1'}))
                .toList();
        entries.forEach(presence::put);
        presence.watch("room", inbox);
        Await.until(() -> inbox.seen.get() >= 2, "who is there");
        entries.forEach(presence::remove);
        presence.put(entries.get(0));
        presence.gone(node.nodeId(), 1, true);
    }

    private static void useCluster(RedisClusterBackend cluster) {
        Roster roster = Await.result(cluster.renew(0, "{}", Duration.ofSeconds(5)));
        Await.result(cluster.sweep(roster.members().get(0), Duration.ofSeconds(5)));
        Await.result(cluster.leave(roster.epoch()));
    }

    private static final class Inbox implements ChannelLayer.Receiver, PresenceBackend.Watcher {
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger received = new AtomicInteger();
        final AtomicInteger seen = new AtomicInteger();

        @Override
        public void begins(Position position, boolean gap) {
            assertFalse(gap);
            begun.incrementAndGet();
        }

        @Override
        public void received(ChannelLayer.Message message) {
            received.incrementAndGet();
        }

        @Override
        public void snapshot(Collection<PresenceEntry> entries) {
            seen.addAndGet(entries.size());
        }

        @Override
        public void put(PresenceEntry entry) {
            seen.incrementAndGet();
        }

        @Override
        public void removed(PresenceEntry entry) {
            // seen is how many ever were
        }
    }
}
