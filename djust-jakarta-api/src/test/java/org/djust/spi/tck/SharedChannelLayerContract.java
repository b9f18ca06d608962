package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.djust.spi.ChannelLayer;
import org.djust.spi.ChannelLayer.Message;
import org.djust.spi.ChannelLayer.Receiver;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link ChannelLayer} must do that joins several nodes. */
public abstract class SharedChannelLayerContract {

    private static final int MESSAGES = 300;

    private final TestServices services = new TestServices();
    private final String topic = "topic:" + UUID.randomUUID();
    private final List<NodeServices> nodes = new ArrayList<>();
    protected final List<ChannelLayer> layers = new ArrayList<>();

    /** A layer that is not started. All that are made for one test are joined. It keeps at least 1000 messages for 10 s. */
    protected abstract ChannelLayer open();

    @BeforeEach
    void start() {
        for (int i = 0; i < 3; i++) {
            nodes.add(services.node());
            layers.add(open());
            layers.get(i).start(nodes.get(i));
        }
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void everyNodeGetsAllMessagesOnceAndThoseOfOneNodeInOrder() {
        List<Inbox> inboxes = layers.stream().map(layer -> new Inbox(layer, null)).toList();
        inboxes.forEach(Inbox::awaitBegun);
        for (int i = 0; i < MESSAGES; i++) {
            for (int node = 0; node < 3; node++) {
                publish(node, node + ":" + i);
            }
        }
        for (Inbox inbox : inboxes) {
            inbox.await(3 * MESSAGES);
            assertEquals(3 * MESSAGES, inbox.received.size());
            for (int node = 0; node < 3; node++) {
                String prefix = node + ":";
                assertEquals(IntStream.range(0, MESSAGES).mapToObj(i -> prefix + i).toList(),
                        inbox.received.stream().filter(text -> text.startsWith(prefix)).toList());
            }
            assertEquals(0, inbox.gaps.get());
        }
    }

    @Test
    void whoMovesToAnotherNodeGetsWhatCameMeanwhileOnce() {
        Inbox first = new Inbox(layers.get(0), null);
        first.awaitBegun();
        publish(1, "1");
        publish(0, "2");
        first.await(2);
        first.subscription.close();
        publish(0, "3");
        publish(1, "4");
        Inbox second = new Inbox(layers.get(2), first.position.get());
        second.await(2);
        publish(2, "5");
        second.await(3);
        assertEquals(List.of("3", "4", "5"), second.received.stream().sorted().toList());
        assertEquals(0, second.gaps.get());
    }

    @Test
    void whatWasPublishedBeforeIsNotDeliveredButForTheLastMoment() {
        Inbox early = new Inbox(layers.get(0), null);
        early.awaitBegun();
        publish(1, "1");
        early.await(1);
        long heard = System.nanoTime();
        Await.until(() -> System.nanoTime() - heard > 50_000_000, "more than a moment");
        publish(1, "2");
        early.await(2);
        Inbox late = new Inbox(layers.get(2), null);
        late.awaitBegun();
        publish(1, "3");
        Await.until(() -> late.received.contains("3"), "the message after");
        assertFalse(late.received.contains("1"), () -> "got " + late.received);
        assertEquals(List.of("1", "2"), early.received.stream().limit(2).toList());
    }

    @Test
    void receiversOfATopicAreToldWhenANodeThatPublishedThereHasDied() {
        Inbox here = new Inbox(layers.get(0), null);
        here.awaitBegun();
        publish(1, "1");
        here.await(1);
        layers.get(0).originGone(nodes.get(2).nodeId());
        assertEquals(0, here.gaps.get());
        layers.get(0).originGone(nodes.get(1).nodeId());
        Await.until(() -> here.gaps.get() == 1, "a gap");
    }

    private void publish(int node, String text) {
        layers.get(node).publish(topic, () -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes what arrives on this test's topic. */
    private final class Inbox implements Receiver {
        final Queue<String> received = new ConcurrentLinkedQueue<>();
        final AtomicReference<Position> position = new AtomicReference<>();
        final AtomicInteger gaps = new AtomicInteger();
        final AtomicInteger begun = new AtomicInteger();
        final boolean late;
        final ChannelLayer.Subscription subscription;

        Inbox(ChannelLayer layer, Position after) {
            late = after != null;
            subscription = layer.subscribe(topic, after, this);
        }

        /** Until it has been told where it is at the start, and again when it is known what others have published. */
        void awaitBegun() {
            Await.until(() -> begun.get() >= (late ? 1 : 2), "the beginning");
        }

        void await(int count) {
            Await.until(() -> received.size() >= count, count + " messages, not " + received);
        }

        @Override
        public void begins(Position at, boolean gap) {
            gaps.addAndGet(gap ? 1 : 0);
            position.set(at);
            begun.incrementAndGet();
        }

        @Override
        public void received(Message message) {
            position.updateAndGet(at -> at.after(message.origin(), message.number()));
            received.add(new String(message.payload().bytes(), StandardCharsets.UTF_8));
        }
    }
}
