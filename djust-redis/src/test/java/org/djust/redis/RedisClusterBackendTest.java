package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ClusterBackend;
import org.djust.spi.Roster;
import org.djust.spi.Settings;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.SharedClusterBackendContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.Jedis;

class RedisClusterBackendTest extends SharedClusterBackendContract {

    private static RedisServer server;
    private final List<RedisClusterBackend> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closeAll() {
        open.forEach(RedisClusterBackend::close);
    }

    @Override
    protected ClusterBackend open() {
        RedisClusterBackend opened = RedisClusterBackend.open(
                new Settings(Map.of("djust.redis.url", server.url(), "djust.redis.timeout", "PT0.3S")::get));
        open.add(opened);
        return opened;
    }

    /** The time is Redis' own. */
    @Override
    protected void pass(Duration time) {
        RealTime.pass(time);
    }

    @Override
    protected void lose() {
        server.flush();
    }

    @Test
    void departuresAreForgottenAfterAWhile() {
        try (Jedis admin = server.admin()) {
            admin.hset("djust:djust:{nodes}", "!old", "1 1000 somebody");
            Await.result(backend.renew(0, "", LONG));
            Roster roster = Await.result(backend.renew(0, "", LONG));
            assertTrue(roster.departures().stream().noneMatch(gone -> gone.id().equals("old")), roster.toString());
        }
    }

    @Test
    void whatIsNoRosterIsNamed() {
        try (Jedis admin = server.admin()) {
            admin.hset("djust:djust:{nodes}", "node", "what?");
            assertEquals(
                    "What Redis has of node node is damaged: delete that field of the hash {nodes}, whose key begins "
                            + "with djust: and djust.app.",
                    Await.failure(backend.renew(0, "", LONG)).getMessage());
            admin.hdel("djust:djust:{nodes}", "node");
            Await.result(backend.renew(0, "", LONG));
        }
    }

    @Test
    void aRedisThatIsBackIsFoundByTheNextRenewal() {
        server.pause();
        try {
            assertInstanceOf(StateUnavailableException.class, Await.failure(backend.renew(0, "", LONG)));
        } finally {
            server.resume();
        }
        assertTrue(Await.result(backend.renew(0, "", LONG)).epoch() > 0);
    }

    @Test
    void oneRenewalIsOneRunOfAScript() {
        Await.result(backend.renew(0, "", LONG));
        try (Jedis admin = server.admin()) {
            long before = commands(admin);
            Await.result(backend.renew(0, "", LONG));
            assertEquals(1, commands(admin) - before);
        }
    }

    private static long commands(Jedis admin) {
        return admin.info("commandstats").lines().filter(line -> line.startsWith("cmdstat_evalsha:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^=]*=(\\d+),.*", "$1"))).sum();
    }
}
