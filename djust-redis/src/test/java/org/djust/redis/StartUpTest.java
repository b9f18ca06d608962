package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Settings;
import org.djust.spi.SettingsException;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import redis.clients.jedis.Jedis;

/** That a deployment is told in one sentence why Redis can't be used, without the password. */
class StartUpTest {

    private static final String PASSWORD = "open-sesame";
    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start("--requirepass", PASSWORD);
        try (Jedis admin = server.admin()) {
            admin.auth(PASSWORD);
            admin.aclSetUser("djust", "on", ">" + PASSWORD, "~djust:*", "&djust:*", "+@all");
            admin.aclSetUser("mute", "on", ">" + PASSWORD, "~*", "&*", "+@all", "-spublish");
            admin.aclSetUser("deaf", "on", ">" + PASSWORD, "~*", "&*", "+@all", "-ssubscribe");
            admin.aclSetUser("reader", "on", ">" + PASSWORD, "~*", "+@all", "-hset");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserOrAPasswordAlone() {
        try (RedisStateBackend backend = open("djust:" + PASSWORD + "@")) {
            assertTrue(Await.result(backend.health()).up());
        }
        try (RedisStateBackend backend = open(":" + PASSWORD + "@")) {
            assertFalse(Await.result(backend.health()).toString().contains(PASSWORD));
        }
    }

    @Test
    void nobodyAtTheAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals("djust.redis.url: no Redis answers at 127.0.0.1:" + port
                + " (connection refused); start it or correct the address.", refusal("", port));
    }

    @Test
    void anUnknownHost() {
        assertEquals(
                "djust.redis.url: no Redis answers at no-such-host.invalid:6379 (the host is unknown); start it or "
                        + "correct the address.",
                refusal("redis://:" + PASSWORD + "@no-such-host.invalid"));
    }

    @Test
    void aWrongPasswordOrNone() {
        String sentence = "djust.redis.url: Redis at 127.0.0.1:" + server.port()
                + " does not accept the user and password; correct them, or leave them out if it has none.";
        assertEquals(sentence, refusal(":wrong@", server.port()));
        assertEquals(sentence, refusal("nobody:" + PASSWORD + "@", server.port()));
        assertEquals(sentence, refusal("", server.port()));
    }

    @Test
    void aPasswordForARedisThatHasNone() {
        try (RedisServer open = RedisServer.start()) {
            assertEquals("djust.redis.url: Redis at 127.0.0.1:" + open.port()
                    + " does not accept the user and password; correct them, or leave them out if it has none.",
                    refusal("somebody:" + PASSWORD + "@", open.port()));
        }
    }

    @Test
    void aMissingPermission() {
        String sentence = refusal("reader:" + PASSWORD + "@", server.port());
        assertTrue(sentence.startsWith("djust.redis.url: Redis at 127.0.0.1:"), sentence);
        assertTrue(sentence.endsWith("; give the user the permissions that docs/operations.md lists."), sentence);
        assertFalse(sentence.contains(PASSWORD), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mute", "deaf"})
    void aMissingPermissionToPublishOrToHear(String user) {
        Settings settings = new Settings(Map.of("djust.redis.url",
                "redis://" + user + ":" + PASSWORD + "@127.0.0.1:" + server.port())::get);
        String sentence = assertThrows(SettingsException.class, () -> RedisChannelLayer.open(settings)).getMessage();
        assertTrue(sentence.endsWith("; give the user the permissions that docs/operations.md lists."), sentence);
    }

    @Test
    void aDatabaseThatRedisDoesNotHave() {
        String sentence = refusal("redis://:" + PASSWORD + "@127.0.0.1:" + server.port() + "/99");
        assertTrue(sentence.contains("refuses: ERR DB index is out of range; correct the address"), sentence);
    }

    @Test
    void somethingElseThanRedis() throws IOException {
        try (ServerSocket http = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answer(http));
            answers.setDaemon(true);
            answers.start();
            assertEquals("djust.redis.url: no Redis answers at 127.0.0.1:" + http.getLocalPort()
                    + " (what listens there does not speak Redis' protocol); start it or correct the address.",
                    refusal("", http.getLocalPort()));
        }
    }

    @Test
    void aRedisThatDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertEquals("djust.redis.url: no Redis answers at 127.0.0.1:" + silent.getLocalPort()
                    + " (no answer in time); start it or correct the address.", refusal("", silent.getLocalPort()));
        }
    }

    @Test
    void aPlainRedisIsNotTakenForOneWithTls() {
        String sentence = refusal("rediss://:" + PASSWORD + "@127.0.0.1:" + server.port());
        assertTrue(sentence.contains("(no answer in time, as from a Redis without TLS)"), sentence);
    }

    @Test
    void thePasswordIsInNoLog() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Logger root = Logger.getLogger("");
        Logger jedis = Logger.getLogger("redis.clients");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                seen.add(entry.getMessage() + " " + entry.getThrown() + List.of(orNone(entry.getParameters())));
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        Level before = jedis.getLevel();
        jedis.setLevel(Level.ALL);
        try {
            aUserOrAPasswordAlone();
            refusal("nobody:" + PASSWORD + "@", server.port());
            refusal("rediss://:" + PASSWORD + "@127.0.0.1:" + server.port());
        } finally {
            jedis.setLevel(before);
            root.removeHandler(handler);
        }
        assertFalse(seen.toString().contains(PASSWORD), seen.toString());
    }

    private static Object[] orNone(Object[] parameters) {
        return parameters == null ? new Object[0] : parameters;
    }

    private static RedisStateBackend open(String login) {
        return opened("redis://" + login + "127.0.0.1:" + server.port());
    }

    private static String refusal(String login, int port) {
        return refusal("redis://" + login + "127.0.0.1:" + port);
    }

    private static String refusal(String url) {
        SettingsException e = assertThrows(SettingsException.class, () -> opened(url));
        assertEquals(1, e.problems().size());
        return e.getMessage();
    }

    private static RedisStateBackend opened(String url) {
        Map<String, String> settings = Map.of("djust.redis.url", url, "djust.redis.timeout", "PT0.5S");
        return RedisStateBackend.open(new Settings(settings::get));
    }

    private static void answer(ServerSocket http) {
        while (!http.isClosed()) {
            try (Socket client = http.accept()) {
                client.getInputStream().read(new byte[1_000]);
                client.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // closed by either side
            }
        }
    }
}
