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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.djust.spi.ChannelLayer;
import org.djust.spi.ChannelLayer.Message;
import org.djust.spi.ChannelLayer.Receiver;
import org.djust.spi.ChannelLayer.Subscription;
import org.djust.spi.Encoded;
import org.djust.spi.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ChannelLayer} must do for publishers and subscribers on one node. */
public abstract class ChannelLayerContract {

    /** How many messages the layers of these tests keep of a topic. */
    protected static final int CAPACITY = 50;

    private static final int PUBLISHERS = 4;
    private static final int PAYLOADS = 500;

    private ChannelLayer layer;
    private final String topic = "topic:" + UUID.randomUUID();

    /** A node's layer, started; other topics may be in it. It keeps {@link #CAPACITY} messages for a minute. */
    protected abstract ChannelLayer layer();

    @BeforeEach
    void open() {
        layer = layer();
    }

    @Test
    void whoComesBackGetsWhatCameAfter() {
        Inbox first = new Inbox(topic);
        publish("1");
        publish("2");
        first.awaitExactly("1", "2");
        first.subscription.close();
        publish("3");
        publish("4");
        Inbox again = new Inbox(layer, topic, first.position());
        again.awaitExactly("3", "4");
        publish("5");
        again.awaitExactly("3", "4", "5");
        assertEquals(0, again.gaps.get());
    }

    @Test
    void whoComesBackToMoreThanIsKeptIsToldOfAGap() {
        Inbox first = new Inbox(topic);
        publish("0");
        first.awaitExactly("0");
        first.subscription.close();
        for (int i = 1; i <= CAPACITY + 1; i++) {
            publish(Integer.toString(i));
        }
        Inbox again = new Inbox(layer, topic, first.position());
        Await.until(() -> again.gaps.get() == 1, "a gap");
        publish("9");
        again.awaitExactly("9");
        assertEquals(1, again.gaps.get());
    }

    @Test
    void aReceiverIsToldWhereItBeginsBeforeAnythingElse() {
        Inbox inbox = new Inbox(topic);
        publish("1");
        inbox.awaitExactly("1");
        assertTrue(inbox.begun.get());
        assertEquals(0, inbox.gaps.get());
    }

    @Test
    void aPublisherDoesNotWaitForThousandsOfReceivers() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger received = new AtomicInteger();
        layer.subscribe(topic, null, receiver(message -> awaitOpen(open)));
        for (int i = 0; i < 20_000; i++) {
            layer.subscribe(topic, null, receiver(message -> received.incrementAndGet()));
        }
        publish("1");
        publish("2");
        assertEquals(0, received.get());
        open.countDown();
        Await.until(() -> received.get() == 40_000, "40000 calls");
    }

    private static void awaitOpen(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Receiver receiver(Consumer<Message> receiver) {
        return new Receiver() {
            @Override
            public void begins(Position position, boolean gap) {
                // not asked for
            }

            @Override
            public void received(Message message) {
                receiver.accept(message);
            }
        };
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
        layer.subscribe(topic, null, receiver(message -> received.add(text(message))));
        Subscription second = layer.subscribe(topic, null, receiver(message -> received.add(text(message))));
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
        layer.subscribe(topic, null, receiver(message -> {
            throw new IllegalStateException("thrown on purpose by a test");
        }));
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
        own.add(layer.subscribe(topic, null, receiver(message -> {
            own.forEach(Subscription::close);
            layer.subscribe(topic, null, receiver(later -> layer.publish(topic + ":answers", json("later"))));
            layer.publish(topic + ":answers", message.payload());
        })));
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

    private static String text(Message message) {
        return new String(message.payload().bytes(), StandardCharsets.UTF_8);
    }

    private final class Inbox implements Receiver {
        final String topic;
        final Queue<String> received = new ConcurrentLinkedQueue<>();
        final List<String> expected = new ArrayList<>();
        final AtomicReference<Position> position = new AtomicReference<>();
        final AtomicBoolean begun = new AtomicBoolean();
        final AtomicInteger gaps = new AtomicInteger();
        final Subscription subscription;

        Inbox(String topic) {
            this(layer, topic, null);
        }

        Inbox(ChannelLayer layer, String topic, Position after) {
            this.topic = topic;
            this.subscription = layer.subscribe(topic, after, this);
        }

        @Override
        public void begins(Position at, boolean gap) {
            begun.set(received.isEmpty() || begun.get());
            gaps.addAndGet(gap ? 1 : 0);
            position.set(at);
        }

        @Override
        public void received(Message message) {
            position.updateAndGet(at -> at.after(message.origin(), message.number()));
            received.add(text(message));
        }

        Position position() {
            return position.get();
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
