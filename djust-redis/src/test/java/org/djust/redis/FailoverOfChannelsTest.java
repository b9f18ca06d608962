package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Settings;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That two nodes hear and see each other before and after their Redis was replaced, and are told what may be missing. */
class FailoverOfChannelsTest {

    private final RedisSentinels sentinels = RedisSentinels.start();
    private final TestServices services = new TestServices();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(services, sentinels));
    private final Node near = new Node();
    private final Node far = new Node();

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size(); i > 0; i--) {
            opened.get(i - 1).close();
        }
    }

    @Test
    void afterThePrimaryDied() {
        RedisServer primary = sentinels.primary();
        goesOn("before");
        primary.kill();
        sentinels.awaitAnother(primary);
        Await.until(() -> near.gaps.get() == 1 && far.gaps.get() == 1, "both to be told of a gap");
        goesOn("after");
        assertEquals(1, far.gaps.get());
    }

    @Test
    void whileThePrimaryThatWasReplacedLives() {
        goesOn("before");
        sentinels.failOver();
        // neither talks nor listens to the one that it was
        Await.until(() -> near.gaps.get() == 1 && far.gaps.get() == 1, "both to be told of a gap");
        goesOn("after");
    }

    private void goesOn(String text) {
        near.channels.publish("topic", () -> text.getBytes(StandardCharsets.UTF_8));
        Await.until(() -> far.heard.contains(text), "the message " + text);
        near.presence.put(new PresenceEntry("room", text, "view-" + text, near.id, 1, 1, () -> new byte[] {'1'}));
        Await.until(() -> far.seen.contains(text), "the visitor " + text);
    }

    private final class Node implements ChannelLayer.Receiver, PresenceBackend.Watcher {

        private final Settings settings =
                new Settings(Map.of("djust.redis.url", sentinels.url(), "djust.redis.timeout", "PT1S")::get);
        private final NodeServices node = services.node();
        final String id = node.nodeId();
        final RedisChannelLayer channels = RedisChannelLayer.open(settings);
        final RedisPresenceBackend presence = RedisPresenceBackend.open(settings);
        final Queue<String> heard = new ConcurrentLinkedQueue<>();
        final Set<String> seen = ConcurrentHashMap.newKeySet();
        final AtomicInteger gaps = new AtomicInteger();

        Node() {
            opened.add(channels);
            opened.add(presence);
            channels.start(node);
            presence.start(node, channels);
            channels.subscribe("topic", null, this);
            presence.watch("room", this);
        }

        @Override
        public void begins(Position position, boolean gap) {
            gaps.addAndGet(gap ? 1 : 0);
        }

        @Override
        public void received(ChannelLayer.Message message) {
            heard.add(new String(message.payload().bytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void snapshot(Collection<PresenceEntry> entries) {
            seen.clear();
            entries.forEach(this::put);
        }

        @Override
        public void put(PresenceEntry entry) {
            seen.add(entry.key());
        }

        @Override
        public void removed(PresenceEntry entry) {
            seen.remove(entry.key());
        }
    }
}
