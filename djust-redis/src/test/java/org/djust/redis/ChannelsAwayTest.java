package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.Position;
import org.djust.spi.Settings;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That messages arrive or are reported as lost when Redis, or one node's way to it, breaks. */
class ChannelsAwayTest {

    private final RedisServer redis = RedisServer.start();
    private final BreakableNetwork network = new BreakableNetwork(redis.port());
    private final TestServices services = new TestServices();
    private RedisChannelLayer near;
    private RedisChannelLayer far;
    private Inbox atNear;
    private Inbox atFar;

    /** @param expiry how long messages are kept */
    private void start(String expiry) {
        near = open(redis.port(), expiry);
        far = open(network.port(), expiry);
        near.start(services.node());
        far.start(services.node());
        atNear = new Inbox(near);
        atFar = new Inbox(far);
        Await.until(() -> atNear.begun.get() == 2 && atFar.begun.get() == 2, "the beginning");
    }

    private static RedisChannelLayer open(int port, String expiry) {
        return RedisChannelLayer.open(new Settings(Map.of("djust.redis.url", "redis://127.0.0.1:" + port,
                "djust.channel.expiry", expiry, "djust.redis.timeout", "PT1S")::get));
    }

    @AfterEach
    void stop() {
        near.close();
        far.close();
        services.close();
        network.close();
        redis.close();
    }

    @Test
    void whatANodeMissesWhileItsConnectionIsCutItGetsAfterwards() {
        start("PT10S");
        for (int i = 0; i < 200; i++) {
            if (i % 20 == 10) {
                network.cut();
            }
            near.publish("topic", text("near " + i));
            far.publish("topic", text("far " + i));
        }
        for (Inbox inbox : List.of(atNear, atFar)) {
            Await.until(() -> inbox.received.size() == 400, "400 messages, not " + inbox.received.size());
            assertEquals(400, inbox.received.stream().distinct().count());
            assertEquals(0, inbox.gaps.get());
            assertEquals(inbox.received.stream().filter(each -> each.startsWith("near")).toList(),
                    IntStream.range(0, 200).mapToObj(i -> "near " + i).toList());
        }
    }

    @Test
    void whileRedisIsAwayTheOwnNodeHearsAtOnceAndOthersHearOfItOrOfALoss() {
        start("PT10S");
        redis.kill();
        near.publish("topic", text("1"));
        assertEquals(List.of("1"), List.copyOf(atNear.received));
        redis.restart();
        // this Redis comes back as another, so what came meanwhile may be part of what is reported as lost
        Await.until(() -> atFar.received.contains("1") || atFar.gaps.get() > 0, "the message on the other node");
        near.publish("topic", text("2"));
        Await.until(() -> atFar.received.contains("2"), "a message afterwards");
    }

    @Test
    void aRedisThatHasLostAllIsReportedOnEveryNode() {
        start("PT10S");
        near.publish("topic", text("1"));
        Await.until(() -> atFar.received.contains("1"), "the message");
        redis.kill();
        redis.restart();
        Await.until(() -> atNear.gaps.get() == 1 && atFar.gaps.get() == 1, "gaps");
        far.publish("topic", text("2"));
        Await.until(() -> atNear.received.contains("2"), "a message afterwards");
        assertEquals(1, atNear.gaps.get());
    }

    @Test
    void whatHadToBeGivenUpIsReportedOnOtherNodes() {
        start("PT3S");
        redis.kill();
        near.publish("topic", text("1"));
        Await.until(() -> near.statistics().get("dropped").longValue() == 1, "the message is given up");
        redis.restart();
        Await.until(() -> atFar.gaps.get() > 0, "a gap");
        near.publish("topic", text("2"));
        Await.until(() -> atFar.received.contains("2"), "a message afterwards");
    }

    private static Encoded text(String text) {
        return () -> text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Inbox implements ChannelLayer.Receiver {
        final Queue<String> received = new ConcurrentLinkedQueue<>();
        final AtomicInteger gaps = new AtomicInteger();
        final AtomicInteger begun = new AtomicInteger();

        Inbox(ChannelLayer layer) {
            layer.subscribe("topic", null, this);
        }

        @Override
        public void begins(Position position, boolean gap) {
            gaps.addAndGet(gap ? 1 : 0);
            begun.incrementAndGet();
        }

        @Override
        public void received(ChannelLayer.Message message) {
            received.add(new String(message.payload().bytes(), StandardCharsets.UTF_8));
        }
    }
}
