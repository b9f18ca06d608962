package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.internal.protocol.CloseReason;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** A client that loses its connection at any moment, against a node that stores slowly and forgets views. */
class ExactlyOnceTest {

    private static final int EVENTS = 300;
    private static final Pattern JOINED = Pattern.compile("\\[\"j\",0,(\\d+),(\\d+)]");
    private static final Pattern ANSWER = Pattern.compile("\\[\"(?:p\",0,(\\d+)|a\",0),(\\d+)[],].*");

    @LiveView(value = "/log", template = "view/log.html")
    static class LogView {
        List<Long> applied = List.of();

        @EventHandler
        void add(long number) {
            List<Long> longer = new ArrayList<>(applied);
            longer.add(number);
            applied = List.copyOf(longer);
        }

        @EventHandler
        void fail() {
            applied = List.of();
            throw new IllegalStateException("on purpose");
        }
    }

    /** What the server sent over one connection. */
    private static final class Wire implements Transport {
        private final Deque<String> frames = new ArrayDeque<>();

        @Override
        public void send(String frame) {
            frames.add(frame);
        }

        @Override
        public boolean congested() {
            return frames.size() > 3;
        }

        @Override
        public void ping() {
        }

        @Override
        public void close(CloseReason reason, String explanation) {
            throw new AssertionError(explanation);
        }

        @Override
        public void abort() {
        }
    }

    private final TestNode test = new TestNode(Map.of("djust.mailbox.capacity", "4", "djust.rate.permits", "100000",
            "djust.token.ttl", "P30D", "djust.session.ttl", "P30D"),
            LogView.class);
    private final Deque<String> unacknowledged = new ArrayDeque<>();
    private Wire wire;
    private final String token = test.visit(LogView.class);
    private Random random;
    private Connection connection;
    private long shows = 1;
    private long acknowledged;
    private long sent;
    private boolean joined;

    @RepeatedTest(20)
    void everyEventIsAppliedOnceAndInOrderWhateverIsLost(RepetitionInfo repetition) {
        long seed = Long.getLong("djust.seed", System.nanoTime()) + repetition.getCurrentRepetition();
        System.out.println("ExactlyOnceTest seed " + (seed - repetition.getCurrentRepetition()));
        random = new Random(seed);
        int steps = 0;
        while (acknowledged < EVENTS) {
            assertTrue(steps++ < 200_000, () -> "no progress beyond event " + acknowledged);
            step();
        }
        assertEquals(LongStream.rangeClosed(1, EVENTS).filter(i -> i % 10 != 0).boxed().toList(),
                test.<LogView>bean().applied);
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> cut();
            case 1 -> test.holdCommits = random.nextBoolean();
            case 2, 3 -> test.releaseCommits();
            case 4 -> forget();
            case 5, 6, 7 -> send();
            case 8, 9 -> deliverToClient();
            default -> test.step();
        }
    }

    /** What is on the wire in either direction is lost; the server may notice at once or only when the client is back. */
    private void cut() {
        if (connection != null && random.nextBoolean()) {
            connection.closed();
        }
        connection = null;
        joined = false;
    }

    private void forget() {
        if (acknowledged > 0 && random.nextInt(20) == 0) {
            cut();
            test.pass(Duration.ofMinutes(2));
        }
    }

    private void send() {
        if (connection == null) {
            wire = new Wire();
            connection = test.node.connect(wire, TestNode.NOBODY, "test");
            connection.received("[\"j\",0,\"" + token + "\"," + shows + "]");
        } else if (joined && sent < EVENTS) {
            sent++;
            String event = sent % 10 == 0 ? "[\"e\",0," + sent + ",\"fail\"]"
                    : "[\"e\",0," + sent + ",\"add\",{\"number\":" + sent + "}]";
            unacknowledged.add(event);
            connection.received(event);
        }
    }

    private void deliverToClient() {
        String frame = connection == null ? null : wire.frames.poll();
        if (frame == null) {
            return;
        }
        if (wire.frames.size() == 3) {
            connection.drained();
        }
        Matcher join = JOINED.matcher(frame);
        Matcher answer = ANSWER.matcher(frame);
        if (join.matches()) {
            joined = true;
            acknowledge(Long.parseLong(join.group(2)));
            unacknowledged.forEach(connection::received);
        } else if (answer.matches()) {
            shows = answer.group(1) == null ? shows : Long.parseLong(answer.group(1));
            acknowledge(Long.parseLong(answer.group(2)));
        } else if (frame.contains("\"busy\"")) {
            unacknowledged.forEach(connection::received);
        }
    }

    private void acknowledge(long ref) {
        while (acknowledged < ref) {
            acknowledged++;
            unacknowledged.remove();
        }
    }
}
