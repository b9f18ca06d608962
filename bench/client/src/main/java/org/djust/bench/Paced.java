package org.djust.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Events at a fixed pace, whether the server keeps up or not: an event's time begins when it was due, so that what waits
 * behind a slow one is counted too.
 */
final class Paced {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final EventLoop loop;
    private final long[] nanos;
    private final Sender[] senders;
    private int count;
    private boolean stopping;

    /** One visitor with a timetable. */
    private final class Sender {
        private final Load.Sequence sequence;
        private final long interval;
        private long due;
        private boolean waiting;

        Sender(Load.Sequence sequence, long start, long interval) {
            this.sequence = sequence;
            this.interval = interval;
            due = start;
        }

        void tick() {
            if (waiting || stopping || System.nanoTime() < due) {
                return;
            }
            waiting = true;
            sequence.next(() -> {
                waiting = false;
                nanos[count++ % nanos.length] = System.nanoTime() - due;
                due += interval;
            });
        }
    }

    Paced(EventLoop loop, List<Load.Sequence> sequences, double perSecond) {
        this.loop = loop;
        nanos = new long[1 << 22];
        long interval = (long) (sequences.size() / perSecond * 1e9);
        long start = System.nanoTime();
        senders = new Sender[sequences.size()];
        for (int i = 0; i < senders.length; i++) {
            senders[i] = new Sender(sequences.get(i), start + interval * i / senders.length, interval);
        }
    }

    Load.Result run(Duration warmUp, Duration measured) {
        Runnable tick = () -> {
            for (Sender sender : senders) {
                sender.tick();
            }
        };
        loop.runFor(warmUp, tick);
        count = 0;
        long start = System.nanoTime();
        loop.runFor(measured, tick);
        double seconds = (System.nanoTime() - start) / 1e9;
        int answers = count;
        stopping = true;
        loop.runUntil(() -> Arrays.stream(senders).noneMatch(sender -> sender.waiting), LIMIT);
        long[] sorted = Arrays.copyOf(nanos, Math.min(answers, nanos.length));
        Arrays.sort(sorted);
        return new Load.Result(answers / seconds, sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }
}
