package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.djust.spi.ChannelLayer;
import org.djust.spi.ChannelLayer.Subscription;
import org.djust.spi.Encoded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ChannelLayer} must do for publishers and subscribers on one node. */
public abstract class ChannelLayerContract {

    private static final int PUBLISHERS = 4;
    private static final int PAYLOADS = 500;

    private ChannelLayer layer;
    private final String topic = "topic:" + UUID.randomUUID();

    /** The layer to test; other topics may be in it. */
    protected abstract ChannelLayer layer();

    @BeforeEach
    void open() {
        layer = layer();
    }

    @Test
    void everySubscriberOfTheTopicReceives() {
        Inbox first = new Inbox(topic);
        Inbox second = new Inbox(topic);
        Inbox other = new Inbox(topic + ":other");
        publish("{\"a\":\"ü😀\"}");
        layer.publish(topic + ":other", json("2"));
        first.awaitExactly("{\"a\":\"ü😀\"}");
        second.awaitExactly("{\"a\":\"ü😀\"}");
        other.awaitExactly("2");
    }

    @Test
    void publishingToNobodyDoesNothing() {
        publish("1");
        Inbox late = new Inbox(topic);
        publish("2");
        late.awaitExactly("2");
    }

    @Test
    void aReceiverSubscribedTwiceReceivesTwice() {
        Queue<String> received = new ConcurrentLinkedQueue<>();
        layer.subscribe(topic, payload -> received.add(text(payload)));
        Subscription second = layer.subscribe(topic, payload -> received.add(text(payload)));
        publish("1");
        Await.until(() -> received.size() == 2, "two payloads");
        second.close();
        publish("2");
        Await.until(() -> received.contains("2"), "the second payload");
        assertEquals(List.of("1", "1", "2"), List.copyOf(received));
    }

    @Test
    void nothingIsReceivedAfterClosing() {
        Inbox closed = new Inbox(topic);
        Inbox open = new Inbox(topic);
        publish("1");
        closed.awaitExactly("1");
        closed.subscription.close();
        closed.subscription.close();
        publish("2");
        open.awaitExactly("1", "2");
        closed.awaitExactly("1");
    }

    @Test
    void aReceiverThatThrowsHarmsNobody() {
        Inbox before = new Inbox(topic);
        layer.subscribe(topic, payload -> {
            throw new IllegalStateException("thrown on purpose by a test");
        });
        Inbox after = new Inbox(topic);
        publish("1");
        publish("2");
        before.awaitExactly("1", "2");
        after.awaitExactly("1", "2");
    }

    @Test
    void receiversMayPublishSubscribeAndClose() {
        Inbox answers = new Inbox(topic + ":answers");
        List<Subscription> own = new ArrayList<>();
        own.add(layer.subscribe(topic, payload -> {
            own.forEach(Subscription::close);
            layer.subscribe(topic, later -> layer.publish(topic + ":answers", json("later")));
            layer.publish(topic + ":answers", payload);
        }));
        publish("1");
        answers.await(1);
        publish("2");
        Await.until(() -> answers.received.contains("later"), "an answer of the new receiver");
        assertEquals("1", answers.received.peek());
    }

    @Test
    void eachPublishersPayloadsArriveInOrder() throws InterruptedException {
        List<Inbox> inboxes = IntStream.range(0, 3).mapToObj(i -> new Inbox(topic)).toList();
        List<Thread> publishers =
                IntStream.range(0, PUBLISHERS).mapToObj(p -> new Thread(() -> publishAll(p))).toList();
        publishers.forEach(Thread::start);
        for (Thread publisher : publishers) {
            publisher.join();
        }
        for (Inbox inbox : inboxes) {
            inbox.await(PUBLISHERS * PAYLOADS);
            for (int p = 0; p < PUBLISHERS; p++) {
                String prefix = p + ":";
                assertEquals(IntStream.range(0, PAYLOADS).mapToObj(i -> prefix + i).toList(),
                        inbox.received.stream().filter(text -> text.startsWith(prefix)).toList());
            }
        }
    }

    @Test
    void subscribingAndClosingWhilePublishingLosesNothingForOthers() throws InterruptedException {
        Inbox steady = new Inbox(topic);
        Thread publisher = new Thread(() -> publishAll(0));
        publisher.start();
        do {
            new Inbox(topic).subscription.close();
        } while (publisher.isAlive());
        publisher.join();
        steady.await(PAYLOADS);
        assertEquals(IntStream.range(0, PAYLOADS).mapToObj(i -> "0:" + i).toList(), List.copyOf(steady.received));
    }

    @Test
    void anyInterleavingDeliversWhatWasPublishedWhileSubscribed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Inbox> open = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int action = random.nextInt(4);
            if (action == 0) {
                open.add(new Inbox(topic + random.nextInt(3)));
            } else if (action == 1 && !open.isEmpty()) {
                Inbox inbox = open.remove(random.nextInt(open.size()));
                inbox.awaitExpected("seed " + seed);
                inbox.subscription.close();
            } else {
                String payload = Integer.toString(i);
                String to = topic + random.nextInt(3);
                open.stream().filter(inbox -> inbox.topic.equals(to)).forEach(inbox -> inbox.expected.add(payload));
                layer.publish(to, json(payload));
            }
        }
        open.forEach(inbox -> inbox.awaitExpected("seed " + seed));
    }

    private void publish(String payload) {
        layer.publish(topic, json(payload));
    }

    private void publishAll(int publisher) {
        for (int i = 0; i < PAYLOADS; i++) {
            publish(publisher + ":" + i);
        }
    }

    private static Encoded json(String json) {
        return () -> json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Encoded payload) {
        return new String(payload.bytes(), StandardCharsets.UTF_8);
    }

    private final class Inbox {
        final String topic;
        final Queue<String> received = new ConcurrentLinkedQueue<>();
        final List<String> expected = new ArrayList<>();
        final Subscription subscription;

        Inbox(String topic) {
            this.topic = topic;
            this.subscription = layer.subscribe(topic, payload -> received.add(text(payload)));
        }

        void await(int count) {
            Await.until(() -> received.size() >= count, count + " payloads");
        }

        void awaitExactly(String... payloads) {
            expected.clear();
            expected.addAll(List.of(payloads));
            awaitExpected("topic " + topic);
        }

        void awaitExpected(String where) {
            Await.until(() -> received.size() >= expected.size(), expected.size() + " payloads, " + where);
            assertTrue(expected.equals(List.copyOf(received)), () -> where + ": " + expected + " but " + received);
        }
    }
}
