package org.djust.redis;

import java.util.Map;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Settings;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

/** That who was there before Redis went away is there when it is back, whatever it has lost. */
class PresenceAwayTest {

    @Test
    void whatRedisLostWhileItWasAwayIsStoredAgain() {
        try (RedisServer server = RedisServer.start(); TestServices services = new TestServices()) {
            Settings settings = new Settings(Map.of("djust.redis.url", server.url())::get);
            NodeServices node = services.node();
            try (RedisChannelLayer channels = RedisChannelLayer.open(settings);
                    RedisPresenceBackend presence = RedisPresenceBackend.open(settings)) {
                channels.start(node);
                presence.start(node, channels);
                presence.restore(1);
                presence.put(entry(node, 1));
                awaitEntries(server, 1);
                server.kill();
                presence.put(entry(node, 2));
                server.restart();
                awaitEntries(server, 2);
            }
        }
    }

    private static PresenceEntry entry(NodeServices node, int number) {
        return new PresenceEntry("room", "user" + number, "view" + number, node.nodeId(), 1, 1, () -> new byte[] {'1'});
    }

    private static void awaitEntries(RedisServer server, int entries) {
        try (Jedis admin = server.admin()) {
            Await.until(() -> admin.hlen(new Keys("djust").presence("room")) == entries, entries + " entries");
        }
    }
}
