package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.NodeServices;
import org.djust.spi.Settings;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.JedisSocketFactory;

/** That a feed is left whose server answers, but is not the one at which others publish any more. */
class FeedWatchTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final RedisServer former = RedisServer.start();
    private final RedisServer present = RedisServer.start();
    private final TestServices services = new TestServices();
    private final NodeServices node = services.node();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final ChannelScripts scripts =
            new ChannelScripts(new Keys("djust"), new HubLimits(100, Duration.ofSeconds(10)), "test");
    private final Link link = Opening.open(config(present), scripts.probe());
    private final Moved route = new Moved();
    private final Heard heard = new Heard();
    private final Feeds feeds = new Feeds(route, scripts,
            (server, listener) -> new Feed(() -> Opening.subscriber(config(present), server),
                    FeedWatch.patience(TIMEOUT), listener, node),
            heard, node);

    @AfterEach
    void stop() {
        feeds.close();
        link.close();
        services.close();
        former.close();
        present.close();
    }

    private static RedisConfig config(RedisServer server) {
        return RedisConfig.read(new Settings(Map.of("djust.redis.url", server.url())::get));
    }

    private void follow(boolean sharded, Set<String> lives) {
        Link asked = new Link(new Lives(lives), "test");
        new FeedWatch(feeds, asked, scripts, sharded, TIMEOUT, node).start();
        feeds.follow("topic");
        Await.until(() -> told.size() == 3, "the topic is heard at the second one");
        assertEquals(List.of("heard " + life(former), "silent", "heard " + life(present)), List.copyOf(told));
    }

    private static String life(RedisServer server) {
        try (Link link = Opening.open(config(server), Invocation.of(Script.PROBE, new Keys("x").probe("x")))) {
            return link.lives().iterator().next();
        }
    }

    @Test
    void whenItsOwnEchoDoesNotArrive() {
        long begun = System.nanoTime();
        follow(true, Set.of(life(former), life(present)));
        assertTrue(System.nanoTime() - heard.silentSince >= FeedWatch.patience(TIMEOUT),
                "silent since the echo was published that did not arrive");
        assertTrue(heard.silentSince - begun > 0);
    }

    @Test
    void whenItIsNoPrimary() {
        follow(false, Set.of(life(present)));
    }

    /** Leads to the first server until it is doubted. */
    private final class Moved implements Route {

        private final JedisSocketFactory first = new DirectRoute(config(former).url().addresses().get(0),
                ClientConfigs.ofRedis(config(former))).to(null);
        private final JedisSocketFactory second = new DirectRoute(config(present).url().addresses().get(0),
                ClientConfigs.ofRedis(config(present))).to(null);
        private volatile boolean doubted;

        @Override
        public JedisSocketFactory to(byte[] key) {
            return doubted ? second : first;
        }

        @Override
        public void onMove(Runnable task) {
            // nobody tells
        }

        @Override
        public void doubt() {
            doubted = true;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private final class Heard implements Ears {

        private volatile long silentSince;

        @Override
        public void heard(String topic, String life) {
            told.add("heard " + life);
        }

        @Override
        public void silent(Collection<String> topics, long since) {
            silentSince = since;
            told.add("silent");
        }

        @Override
        public void message(String topic, byte[] message) {
            told.add("a message");
        }
    }

    /** Runs scripts at the second server; tells that these live. */
    private final class Lives extends UnusedRedis {

        private final Set<String> lives;

        Lives(Set<String> lives) {
            this.lives = lives;
        }

        @Override
        public Object[] evaluate(List<Invocation> invocations) {
            return link.ask(invocations);
        }

        @Override
        public Set<String> lives() {
            return lives;
        }
    }
}
