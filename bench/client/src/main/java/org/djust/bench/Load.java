package org.djust.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Connections that each send the next message when the last was answered. */
final class Load {

    /** Something that sends a message and says when the answer is there. */
    interface Sequence {
        void next(Runnable answered);
    }

    /** @param p99 milliseconds, as is {@code median} */
    record Result(double perSecond, double median, double p99) {

        /** The middle of each figure over several rounds. */
        static Result median(List<Result> rounds) {
            return new Result(middle(rounds, Result::perSecond), middle(rounds, Result::median),
                    middle(rounds, Result::p99));
        }

        private static double middle(List<Result> rounds, java.util.function.ToDoubleFunction<Result> figure) {
            double[] values = rounds.stream().mapToDouble(figure).sorted().toArray();
            return values[values.length / 2];
        }
    }

    private final long[] nanos = new long[1 << 22];
    private int count;
    private boolean stopping;
    private int running;

    private void send(Sequence sequence) {
        long sent = System.nanoTime();
        sequence.next(() -> {
            nanos[count & nanos.length - 1] = System.nanoTime() - sent;
            count++;
            if (stopping) {
                running--;
            } else {
                send(sequence);
            }
        });
    }

    /** Lets all sequences run, and measures after a while of warming up. */
    Result run(EventLoop loop, List<Sequence> sequences, Duration warmUp, Duration measured) {
        stopping = false;
        running = sequences.size();
        sequences.forEach(this::send);
        loop.runFor(warmUp);
        count = 0;
        long start = System.nanoTime();
        loop.runFor(measured);
        double seconds = (System.nanoTime() - start) / 1e9;
        int answers = count;
        stopping = true;
        loop.runUntil(() -> running == 0, Duration.ofSeconds(20));
        long[] sorted = Arrays.copyOf(nanos, Math.min(answers, nanos.length));
        Arrays.sort(sorted);
        return new Result(answers / seconds, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
    }

    /** Bare echo connections with messages of 90 bytes. */
    static List<Sequence> echo(EventLoop loop, Server server, int connections) {
        List<Sequence> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Echo echo = new Echo(open::add);
            new WebSocket(loop, server.address(), "/echo", "", echo);
        }
        loop.runUntil(() -> open.size() == connections, Duration.ofSeconds(30));
        return open;
    }

    /** Joined views whose visitors send this event over and over. */
    static List<Sequence> views(EventLoop loop, Server server, int connections, String path, String event) {
        List<Sequence> joined = new ArrayList<>();
        Http http = new Http(loop, server.address());
        for (int i = 1; i <= connections; i++) {
            LiveClient.visit(loop, server, http, path,
                    client -> joined.add(answered -> client.event(event, "", reply -> answered.run())));
            int expected = i;
            loop.runUntil(() -> joined.size() == expected, Duration.ofSeconds(30));
        }
        return joined;
    }

    private static final class Echo implements WebSocket.Listener, Sequence {

        private static final byte[] MESSAGE = WebSocket.frame("x".repeat(90));

        private final Consumer<Sequence> whenOpen;
        private WebSocket socket;
        private Runnable answered;

        Echo(Consumer<Sequence> whenOpen) {
            this.whenOpen = whenOpen;
        }

        @Override
        public void next(Runnable whenAnswered) {
            answered = whenAnswered;
            socket.send(MESSAGE);
        }

        @Override
        public void open(WebSocket opened) {
            socket = opened;
            whenOpen.accept(this);
        }

        @Override
        public void message(WebSocket from, ByteBuffer bytes, int offset, int length) {
            answered.run();
        }

        @Override
        public void closed(int code) {
            throw new IllegalStateException("The server closed an echo connection with code " + code + ".");
        }
    }
}
