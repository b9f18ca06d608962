package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Position;
import org.djust.spi.Settings;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** That each topic of a Redis Cluster is published and heard at the primary that has its slot, wherever that moves. */
class ShardedChannelsTest {

    private static RedisCluster cluster;
    private final TestServices services = new TestServices();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(services));
    private List<String> topics;

    /** Topics of its own: what was published last in the test before may still be on its way. */
    @BeforeEach
    void name(TestInfo test) {
        topics = IntStream.range(0, 12).mapToObj(i -> test.getTestMethod().orElseThrow().getName() + i).toList();
    }

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size(); i > 0; i--) {
            opened.get(i - 1).close();
        }
    }

    private RedisChannelLayer node(RedisCluster redis) {
        RedisChannelLayer layer = RedisChannelLayer.open(new Settings(
                Map.of("djust.redis.url", redis.url(), "djust.redis.timeout", "PT1S")::get));
        opened.add(layer);
        layer.start(services.node());
        return layer;
    }

    /** Subscribes to all topics, and waits until others' messages are heard. */
    private List<Inbox> follow(RedisChannelLayer layer) {
        List<Inbox> inboxes = topics.stream().map(topic -> new Inbox(layer, topic)).toList();
        Await.until(() -> inboxes.stream().allMatch(inbox -> inbox.begun() == 2), "the beginning");
        return inboxes;
    }

    private void publish(RedisChannelLayer layer, Predicate<String> which, String text) {
        topics.stream().filter(which)
                .forEach(topic -> layer.publish(topic, () -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(String topic) {
        return "djust:djust:messages:{" + topic + "}";
    }

    private static List<RedisServer> primaries(RedisCluster redis) {
        return IntStream.range(0, 3).mapToObj(redis::primary).toList();
    }

    @Test
    void topicsArePublishedAndHeardWhereTheirSlotsAre() {
        RedisChannelLayer near = node(cluster);
        RedisChannelLayer far = node(cluster);
        List<Inbox> inboxes = follow(far);
        List<Long> before = primaries(cluster).stream().map(server -> calls(server, "spublish")).toList();
        IntStream.range(0, 100).forEach(i -> publish(near, all -> true, "" + i));
        inboxes.forEach(inbox -> inbox.await(100));
        for (int i = 0; i < 3; i++) {
            RedisServer server = cluster.primary(i);
            List<String> there = topics.stream().filter(topic -> cluster.owner(key(topic)) == server).toList();
            assertTrue(there.size() > 0 && there.size() < topics.size(), "topics everywhere");
            assertEquals(new HashSet<>(there), heard(server));
            long published = calls(server, "spublish") - before.get(i);
            // beside them, an echo each second
            assertTrue(published >= 100L * there.size() && published < 100L * there.size() + 60, "" + published);
        }
        assertEquals(3L, far.statistics().get("reconnects"));
        inboxes.forEach(Inbox::assertEachOnceWithoutGap);
    }

    private static long calls(RedisServer server, String command) {
        try (Jedis admin = server.admin()) {
            return admin.info("commandstats").lines().filter(line -> line.startsWith("cmdstat_" + command + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^=]*=(\\d+),.*", "$1"))).sum();
        }
    }

    /** The topics of this test that are subscribed to at a server. */
    private Set<String> heard(RedisServer server) {
        try (Jedis admin = server.admin()) {
            Set<String> found = new HashSet<>();
            for (Object channel : (List<?>) admin.sendCommand(Protocol.Command.PUBSUB, "SHARDCHANNELS",
                    "djust:djust:topic:*")) {
                found.add(Fields.text((byte[]) channel).replaceAll(".*\\{|\\}", ""));
            }
            found.retainAll(topics);
            return found;
        }
    }

    @Test
    void eachHearsAllOnceWhileSlotsMoveToAndFro() {
        RedisChannelLayer near = node(cluster);
        RedisChannelLayer far = node(cluster);
        List<Inbox> inboxes = follow(far);
        int published = 0;
        for (int round = 0; round < 3; round++) {
            for (String topic : topics) {
                publish(near, all -> true, "" + published++);
                int owner = primaries(cluster).indexOf(cluster.owner(key(topic)));
                cluster.move(key(topic), cluster.primary((owner + 1) % 3));
                publish(near, all -> true, "" + published++);
            }
        }
        int count = published;
        inboxes.forEach(inbox -> inbox.await(count));
        inboxes.forEach(Inbox::assertEachOnceWithoutGap);
        Await.until(() -> primaries(cluster).stream().allMatch(server -> heard(server).stream()
                .allMatch(topic -> cluster.owner(key(topic)) == server)), "topics are heard where they are");
    }

    /** What was under way when its slot moved may come in another order, and then be left out: but not in silence. */
    @Test
    void whileSlotsMoveUnderLoadEachHearsAllOnceOrIsToldOfAGap() throws Exception {
        RedisChannelLayer near = node(cluster);
        List<Inbox> inboxes = follow(node(cluster));
        AtomicInteger published = new AtomicInteger();
        AtomicBoolean ends = new AtomicBoolean();
        Thread publisher = new Thread(() -> {
            while (!ends.get()) {
                publish(near, all -> true, "" + published.getAndIncrement());
                // not more than can be sent: that would be given up
                Await.until(() -> ends.get() || near.statistics().get("unsent").intValue() < 100, "messages are sent");
            }
        });
        publisher.start();
        for (int round = 0; round < 3; round++) {
            for (String topic : topics) {
                int owner = primaries(cluster).indexOf(cluster.owner(key(topic)));
                int before = published.get();
                cluster.move(key(topic), cluster.primary((owner + 1) % 3),
                        () -> Await.until(() -> published.get() > before + 10, "messages while the slot moves"));
            }
        }
        ends.set(true);
        publisher.join();
        for (Inbox inbox : inboxes) {
            Await.until(() -> inbox.count() == published.get() || inbox.gaps() > 0, "all on " + inbox.topic);
            inbox.assertEachOnce();
        }
        System.out.println("ShardedChannelsTest: of " + published.get() + " messages on each of " + topics.size()
                + " topics " + inboxes.stream().mapToInt(inbox -> published.get() - inbox.count()).sum()
                + " were not heard, which " + inboxes.stream().mapToInt(Inbox::gaps).sum() + " gaps told");
        publish(near, all -> true, "after");
        inboxes.forEach(inbox -> Await.until(() -> inbox.has("after"), "what is published afterwards"));
    }

    @Test
    void whatIsPublishedWhileASlotIsMovingIsHeardAtOnce() {
        RedisChannelLayer near = node(cluster);
        Inbox inbox = follow(node(cluster)).get(0);
        String topic = topics.get(0);
        publish(near, topic::equals, "before");
        inbox.await(1);
        int owner = primaries(cluster).indexOf(cluster.owner(key(topic)));
        cluster.move(key(topic), cluster.primary((owner + 1) % 3), () -> {
            // the keys are there, the subscribers are here
            publish(near, topic::equals, "meanwhile");
            inbox.await(2);
        });
        publish(near, topic::equals, "after");
        inbox.await(3);
        inbox.assertEachOnceWithoutGap();
    }

    @Test
    void aPrimaryThatDiesConcernsOnlyItsTopics() {
        try (RedisCluster own = RedisCluster.start(Duration.ofSeconds(6))) {
            RedisChannelLayer near = node(own);
            List<Inbox> inboxes = follow(node(own));
            RedisServer dying = own.owner(key(topics.get(0)));
            Predicate<String> there = topic -> own.owner(key(topic)) == dying;
            Set<String> concerned = new HashSet<>(topics.stream().filter(there).toList());
            publish(near, all -> true, "before");
            inboxes.forEach(inbox -> inbox.await(1));
            dying.kill();
            for (int i = 0; i < 10; i++) {
                int heard = i + 2;
                publish(near, all -> true, "dead " + i);
                inboxes.stream().filter(inbox -> !concerned.contains(inbox.topic)).forEach(inbox -> inbox.await(heard));
            }
            assertFalse(own.isReplaced(dying), "others are heard before another has taken its place");
            assertTrue(inboxes.stream().allMatch(inbox -> !concerned.contains(inbox.topic) || inbox.count() == 1),
                    "others are heard while it is dead");
            own.awaitAnother(key(topics.get(0)));
            goesOnAfterAGap(near, inboxes, concerned);
            assertTrue(inboxes.stream().filter(inbox -> !concerned.contains(inbox.topic))
                    .allMatch(inbox -> inbox.count() == 12), "no other topic lacks anything");
        }
    }

    @Test
    void aPrimaryThatIsReplacedWhileItLivesIsLeft() {
        try (RedisCluster own = RedisCluster.start()) {
            RedisChannelLayer near = node(own);
            List<Inbox> inboxes = follow(node(own));
            publish(near, all -> true, "before");
            inboxes.forEach(inbox -> inbox.await(1));
            String key = key(topics.get(0));
            RedisServer former = own.owner(key);
            Set<String> concerned = heard(former);
            own.replace(former);
            goesOnAfterAGap(near, inboxes, concerned);
            Await.until(() -> heard(former).isEmpty(), "nobody listens to the one that was replaced");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPrimaryThatIsCutOffTheOthersAndReplacedIsLeftThoughItAnswers() {
        List<BreakableNetwork> ways = new ArrayList<>();
        try (RedisCluster own = RedisCluster.start(Duration.ofSeconds(3), port -> {
            ways.add(new BreakableNetwork(port));
            return ways.get(ways.size() - 1).port();
        })) {
            RedisChannelLayer near = node(own);
            List<Inbox> inboxes = follow(node(own));
            RedisServer lonely = own.primary(2);
            Set<String> concerned = heard(lonely);
            publish(near, all -> true, "before");
            inboxes.forEach(inbox -> inbox.await(1));
            for (BreakableNetwork way : ways) {
                way.silence(from -> way == ways.get(2) || from.getHostAddress().equals(RedisSentinels.FAR));
            }
            Await.until(() -> own.isReplaced(lonely), "another primary");
            goesOnAfterAGap(near, inboxes, concerned);
            ways.forEach(BreakableNetwork::restore);
            Await.until(() -> heard(lonely).isEmpty(), "nobody listens to it");
            publish(near, all -> true, "healed");
            inboxes.forEach(inbox -> Await.until(() -> inbox.has("healed"), "what is published afterwards"));
        }
        ways.forEach(BreakableNetwork::close);
    }

    /** @param concerned topics whose subscribers are told of a gap, as those of the others aren't */
    private void goesOnAfterAGap(RedisChannelLayer near, List<Inbox> inboxes, Set<String> concerned) {
        Await.until(() -> inboxes.stream().filter(inbox -> concerned.contains(inbox.topic))
                .allMatch(inbox -> inbox.gaps() > 0), "to be told of gaps");
        publish(near, all -> true, "after");
        for (Inbox inbox : inboxes) {
            Await.until(() -> inbox.has("after"), "what was published afterwards on " + inbox.topic);
            assertEquals(concerned.contains(inbox.topic), inbox.gaps() > 0, inbox.topic);
            inbox.assertEachOnce();
        }
    }

    /** Takes what arrives on a topic. */
    private static final class Inbox implements ChannelLayer.Receiver {

        final String topic;
        private final List<String> received = new ArrayList<>();
        private int begun;
        private int gaps;

        Inbox(RedisChannelLayer layer, String topic) {
            this.topic = topic;
            layer.subscribe(topic, null, this);
        }

        synchronized int begun() {
            return begun;
        }

        synchronized int gaps() {
            return gaps;
        }

        synchronized int count() {
            return received.size();
        }

        synchronized boolean has(String text) {
            return received.contains(text);
        }

        void await(int count) {
            Await.until(() -> count() >= count, count + " messages on " + topic);
        }

        synchronized void assertEachOnce() {
            assertEquals(received.stream().distinct().toList(), received, topic);
        }

        void assertEachOnceWithoutGap() {
            assertEachOnce();
            assertEquals(0, gaps(), topic);
        }

        @Override
        public synchronized void begins(Position position, boolean gap) {
            begun++;
            gaps += gap ? 1 : 0;
        }

        @Override
        public synchronized void received(ChannelLayer.Message message) {
            received.add(Fields.text(message.payload().bytes()));
        }
    }
}
