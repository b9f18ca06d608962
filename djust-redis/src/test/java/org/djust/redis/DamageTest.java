package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateDamagedException;
import org.djust.spi.StateLostException;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import redis.clients.jedis.Jedis;

/** What becomes of a view of which something is stored that can't be. */
class DamageTest {

    private static final String LARGE = "\"" + "0123456789abcdef".repeat(2_000) + "\"";
    private static RedisServer server;
    private static Backends backends;
    private static RedisStateBackend backend;

    private final String view = UUID.randomUUID().toString();
    private final byte[] key = bytes("djust:djust:view:{" + view + "}");
    private Jedis admin;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        backends = new Backends(server);
        backend = backends.open();
    }

    @AfterAll
    static void stop() {
        backends.close();
        server.close();
    }

    @BeforeEach
    void create() {
        admin = server.admin();
        Await.result(commit(1, 0));
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "sequence", "stamp", "id"})
    void anythingElseInAFieldOfOursIsDamage(String field) {
        byte[] good = admin.hget(key, bytes(field));
        for (byte[] bad : List.of(new byte[0], bytes("x"), bytes("nan"), bytes("1.5"), bytes("0x1"), bytes("1e1"),
                bytes("99999999999999999999"), bytes(" 1"), new byte[] {0, -1, (byte) 0xc3}, new byte[10_000])) {
            admin.hset(key, bytes(field), bad);
            assertDamaged();
        }
        admin.hdel(key, bytes(field));
        assertDamaged();
        admin.hset(key, bytes(field), good);
        assertEquals("1", text(Await.result(backend.claim(view)), "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence", "stamp"})
    void anotherValueOfTheRightFormIsDamageToo(String field) {
        byte[] other = admin.hget(key, bytes(field)).clone();
        other[other.length - 1] ^= 1;
        admin.hset(key, bytes(field), other);
        assertDamaged();
    }

    @Test
    void anyOtherBytesInTheStampAreDamage() {
        byte[] good = admin.hget(key, bytes("stamp"));
        for (int i = 0; i < good.length; i++) {
            byte[] other = good.clone();
            other[i] ^= 1;
            admin.hset(key, bytes("stamp"), other);
            assertDamaged();
            admin.hset(key, bytes("stamp"), Arrays.copyOf(good, i));
            assertDamaged();
        }
    }

    @Test
    void aTruncatedFieldIsDamageOfThatFieldAlone() {
        for (String field : List.of("a", "large")) {
            byte[] good = admin.hget(key, bytes("." + field));
            for (int length = 0; length < good.length; length++) {
                admin.hset(key, bytes("." + field), Arrays.copyOf(good, length));
                assertFieldDamaged(field);
            }
            admin.hset(key, bytes("." + field), good);
        }
    }

    @Test
    void anyOtherBytesInAFieldAreDamageOrTheSameValue() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = admin.hget(key, bytes(".large"));
        for (int i = 0; i < 300; i++) {
            byte[] bad = i % 2 == 0 ? good.clone() : new byte[random.nextInt(300)];
            if (i % 2 == 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            } else {
                random.nextBytes(bad);
            }
            admin.hset(key, bytes(".large"), bad);
            Claim claim = Await.result(backend.claim(view));
            try {
                // some bits of a compressed field mean nothing
                assertEquals(LARGE, text(claim, "large"), "seed " + seed);
            } catch (RuntimeException e) {
                assertInstanceOf(StateDamagedException.class, e, "seed " + seed);
            }
            assertEquals("1", text(claim, "a"), "seed " + seed);
        }
    }

    @Test
    void everyUnknownFormatIsDamage() {
        for (int format = 0; format < 256; format++) {
            admin.hset(key, bytes(".a"), new byte[] {(byte) format, 0, 0, 0, 0, '1'});
            assertFieldDamaged("a");
        }
    }

    @Test
    void aSmallFrameThatClaimsToBeHugeIsDamage() {
        // magic number, single segment with 8 bytes of content size: more than any array has
        byte[] bomb = {2, 0, 0, 0, 0, 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xe0, -1, -1, -1, 127, 0, 0, 0, 0, 1,
                0, 0};
        admin.hset(key, bytes(".a"), bomb);
        assertFieldDamaged("a");
    }

    @Test
    void anotherTypeAtTheKeyIsDamageUntilTheOwnersWholeState() {
        admin.set(key, bytes("foreign"));
        assertDamaged();
        assertInstanceOf(StateDamagedException.class, Await.failure(backend.delete(view, 1)));
        assertInstanceOf(StateLostException.class, Await.failure(commit(2, 1)));
        Await.result(commit(3, 0));
        assertEquals(3, Await.result(backend.claim(view)).sequence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "sequence"})
    void theOwnersWholeStateRepairsWhatItIsCountedBy(String field) {
        int sequence = 1;
        for (String bad : List.of("", "x", "nan", "-1")) {
            admin.hset(key, bytes(field), bytes(bad));
            assertInstanceOf(StateLostException.class, Await.failure(commit(++sequence, sequence - 1)), bad);
            Await.result(commit(++sequence, 0));
        }
        admin.hdel(key, bytes(field));
        assertInstanceOf(StateLostException.class, Await.failure(commit(++sequence, sequence - 1)));
        Await.result(commit(++sequence, 0));
        assertEquals(sequence, Await.result(backend.claim(view)).sequence());
    }

    @Test
    void damageOfOneViewHarmsNoOther() {
        admin.set(key, bytes("foreign"));
        assertDamaged();
        String other = UUID.randomUUID().toString();
        assertNull(Await.result(backend.claim(other)));
        assertTrue(Await.result(backend.health()).up());
    }

    @Test
    void ofTwoNodesWithTheSameEpochTheOneThatOwnsTheViewWrites() {
        RedisStateBackend second = backends.open();
        assertEquals(2, Await.result(second.claim(view)).epoch());
        // as when Redis lost the second claim and gave its epoch again
        assertInstanceOf(StaleEpochException.class, Await.failure(backend.commit(commitOf(2, 2, 1), LONG)));
        Await.result(backend.delete(view, 2));
        Await.result(second.commit(commitOf(2, 2, 1), LONG));
    }

    private static final Duration LONG = Duration.ofMinutes(10);

    private void assertDamaged() {
        Throwable failure = Await.failure(backend.claim(view));
        assertInstanceOf(StateDamagedException.class, failure);
        assertTrue(failure.getMessage().contains(view), failure.getMessage());
    }

    private void assertFieldDamaged(String field) {
        Claim claim = Await.result(backend.claim(view));
        for (String each : List.of("a", "large")) {
            List<Throwable> failures = new ArrayList<>();
            try {
                claim.fields().get(each).bytes();
            } catch (StateDamagedException e) {
                failures.add(e);
            }
            assertEquals(each.equals(field) ? 1 : 0, failures.size(), each);
        }
    }

    private CompletionStage<Void> commit(long sequence, long after) {
        return backend.commit(commitOf(1, sequence, after), LONG);
    }

    private Commit commitOf(long epoch, long sequence, long after) {
        return new Commit(view, epoch, sequence, after, new Commit.Stamp(sequence, 2, 3, "schema"),
                Map.of("a", () -> bytes("1"), "large", () -> bytes(LARGE)));
    }

    private static String text(Claim claim, String field) {
        return new String(claim.fields().get(field).bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
