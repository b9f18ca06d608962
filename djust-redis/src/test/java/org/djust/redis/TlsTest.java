package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.djust.redis.fixture.Certificates;
import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Position;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That a Redis with TLS can be used, and none that is not the one that the URL names. */
class TlsTest {

    private static Certificates loopback;
    private static Certificates elsewhere;

    @BeforeAll
    static void make() {
        loopback = Certificates.of("ip:127.0.0.1");
        elsewhere = Certificates.of("dns:redis.example");
    }

    @AfterAll
    static void remove() {
        loopback.close();
        elsewhere.close();
    }

    @Test
    void commandsAndChannelsGoOverTls() {
        int port = freePort();
        try (RedisServer server = RedisServer.start(loopback.options(port, false))) {
            uses("rediss://127.0.0.1:" + port, loopback);
        }
    }

    @Test
    void soDoSentinels() {
        try (RedisSentinels sentinels = RedisSentinels.start(loopback)) {
            assertTrue(sentinels.url().startsWith("rediss-sentinel://"));
            uses(sentinels.url(), loopback);
        }
    }

    @Test
    void soDoAllNodesOfACluster() {
        try (RedisCluster cluster = RedisCluster.start(loopback)) {
            assertTrue(cluster.url().startsWith("rediss-cluster://"));
            uses(cluster.url(), loopback);
        }
    }

    @Test
    void aNodeShowsItsOwnCertificateWhereRedisAsksForIt() {
        int port = freePort();
        try (RedisServer server = RedisServer.start(loopback.options(port, true))) {
            uses("rediss://127.0.0.1:" + port, loopback, "djust.redis.tls.keystore", loopback.keyStore(),
                    "djust.redis.tls.keystore.password", Certificates.PASSWORD);
            refused("rediss://127.0.0.1:" + port, loopback);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        int port = freePort();
        try (RedisServer server = RedisServer.start(loopback.options(port, false))) {
            String sentence = refused("rediss://127.0.0.1:" + port, elsewhere);
            assertTrue(sentence.contains("(TLS: "), sentence);
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() {
        int port = freePort();
        try (RedisServer server = RedisServer.start(elsewhere.options(port, false))) {
            String sentence = refused("rediss://127.0.0.1:" + port, elsewhere);
            assertTrue(sentence.contains("(TLS: ") && sentence.contains("127.0.0.1"), sentence);
        }
    }

    @Test
    void aStoreThatCannotBeReadIsNamed() {
        Map<String, String> values = new HashMap<>(Map.of("djust.redis.url", "rediss://h",
                "djust.redis.tls.truststore", "/no/such.p12", "djust.redis.tls.truststore.password", "sesame"));
        SettingsException missing =
                assertThrows(SettingsException.class, () -> RedisConfig.read(new Settings(values::get)));
        assertTrue(missing.getMessage().contains("/no/such.p12"), missing.getMessage());
        values.put("djust.redis.tls.truststore", loopback.trustStore());
        SettingsException wrong =
                assertThrows(SettingsException.class, () -> RedisConfig.read(new Settings(values::get)));
        assertTrue(wrong.getMessage().contains("password") && !wrong.getMessage().contains("sesame"),
                wrong.getMessage());
    }

    private static void uses(String url, Certificates trusted, String... more) {
        Settings settings = settings(url, trusted, more);
        try (TestServices services = new TestServices();
                RedisStateBackend state = RedisStateBackend.open(settings);
                RedisChannelLayer channels = RedisChannelLayer.open(settings)) {
            assertEquals(true, Await.result(state.health()).up());
            channels.start(services.node());
            int[] begun = new int[1];
            channels.subscribe("topic", null, new ChannelLayer.Receiver() {
                @Override
                public void begins(Position position, boolean gap) {
                    begun[0]++;
                }

                @Override
                public void received(ChannelLayer.Message message) {
                    // nothing is published
                }
            });
            Await.until(() -> begun[0] == 2, "what was published before, over the subscriber's connection");
        }
    }

    private static String refused(String url, Certificates trusted) {
        return assertThrows(SettingsException.class, () -> RedisStateBackend.open(settings(url, trusted)))
                .getMessage();
    }

    private static Settings settings(String url, Certificates trusted, String... more) {
        Map<String, String> values = new HashMap<>(Map.of("djust.redis.url", url, "djust.redis.tls.truststore",
                trusted.trustStore(), "djust.redis.tls.truststore.password", Certificates.PASSWORD));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return new Settings(values::get);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
