package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();
    private long now;
    private boolean settles = true;

    private final Mailbox mailbox =
            new Mailbox(tasks::add, Runnable::run, new Mailbox.Limits(3, 100), () -> now, () -> {
                log.add("settle");
                return settles;
            }, defect -> log.add("defect " + defect.getMessage()), Gate.OPEN);

    private Mailbox.Message message(String name) {
        return message(() -> log.add(name), () -> log.add(name + " expired"));
    }

    private static Mailbox.Message message(Runnable task, Runnable expired) {
        return new Mailbox.Message() {
            @Override
            public void deliver() {
                task.run();
            }

            @Override
            public void expired() {
                expired.run();
            }
        };
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    @Test
    void messagesThatWaitTogetherAreOneBatchInOrder() {
        mailbox.open();
        mailbox.offer(message("a"));
        mailbox.offer(message("b"));
        runAll();
        assertEquals(List.of("a", "b", "settle"), log);
    }

    @Test
    void nothingIsDeliveredBeforeItOpens() {
        mailbox.offer(message("a"));
        runAll();
        assertEquals(List.of(), log);
        mailbox.open();
        runAll();
        assertEquals(List.of("a", "settle"), log);
    }

    @Test
    void aFullMailboxRefusesAndTakesAgainWhenItHasRoom() {
        mailbox.open();
        assertTrue(mailbox.offer(message("a")) && mailbox.offer(message("b")) && mailbox.offer(message("c")));
        assertFalse(mailbox.offer(message("d")));
        runAll();
        assertTrue(mailbox.offer(message("e")));
        runAll();
        assertEquals(List.of("a", "b", "c", "settle", "e", "settle"), log);
    }

    @Test
    void whatWaitedTooLongExpires() {
        mailbox.open();
        mailbox.offer(message("a"));
        now = 101;
        mailbox.offer(message("b"));
        runAll();
        assertEquals(List.of("a expired", "b", "settle"), log);
    }

    @Test
    void nothingIsDeliveredWhileABatchSettles() {
        mailbox.open();
        settles = false;
        mailbox.offer(message("a"));
        runAll();
        mailbox.offer(message("b"));
        runAll();
        assertEquals(List.of("a", "settle"), log);
        settles = true;
        mailbox.settled();
        runAll();
        assertEquals(List.of("a", "settle", "b", "settle"), log);
    }

    @Test
    void aDefectInOneMessageDoesNotStopTheNext() {
        mailbox.open();
        mailbox.offer(message(() -> {
            throw new IllegalStateException("x");
        }, () -> {
        }));
        mailbox.offer(message("b"));
        runAll();
        assertEquals(List.of("defect x", "b", "settle"), log);
    }

    @Test
    void anErrorInOneMessageDoesNotStopTheNext() {
        mailbox.open();
        mailbox.offer(message(() -> {
            throw new StackOverflowError("x");
        }, () -> {
        }));
        mailbox.offer(message("b"));
        runAll();
        assertEquals(List.of("defect x", "b", "settle"), log);
    }

    @Test
    void surroundingsThatFailOnceDoNotStopTheNext() {
        Deque<RuntimeException> failures = new ArrayDeque<>(List.of(new IllegalStateException("no context")));
        Mailbox failing = new Mailbox(tasks::add, call -> {
            if (!failures.isEmpty()) {
                throw failures.poll();
            }
            call.run();
        }, new Mailbox.Limits(3, 100), () -> now, () -> true, defect -> log.add("defect " + defect.getMessage()),
                Gate.OPEN);
        failing.open();
        failing.offer(message("a"));
        runAll();
        failing.offer(message("b"));
        runAll();
        assertEquals(List.of("defect no context", "a", "b"), log);
    }

    @Test
    void mailboxesWithOneGateWorkOneAtATimeUntilTheyHaveSettled() {
        PageTurn turn = new PageTurn();
        boolean[] settles = {false};
        Mailbox first = new Mailbox(tasks::add, Runnable::run, new Mailbox.Limits(3, 100), () -> now, () -> settles[0],
                defect -> log.add("defect"), turn);
        Mailbox second = new Mailbox(tasks::add, Runnable::run, new Mailbox.Limits(3, 100), () -> now, () -> true,
                defect -> log.add("defect"), turn);
        first.open();
        second.open();
        first.offer(message("a"));
        second.offer(message("b"));
        first.offer(message("c"));
        runAll();
        assertEquals(List.of("a", "c"), log);
        settles[0] = true;
        first.settled();
        runAll();
        assertEquals(List.of("a", "c", "b"), log);
        first.offer(message("d"));
        runAll();
        assertEquals(List.of("a", "c", "b", "d"), log);
    }

    @Test
    void anExecutorThatRefusesRefusesTheMessage() {
        Mailbox refused = new Mailbox(task -> {
            throw new RejectedExecutionException();
        }, Runnable::run, new Mailbox.Limits(3, 100), () -> now, () -> true, defect -> {
        }, Gate.OPEN);
        refused.open();
        assertFalse(refused.offer(message("a")));
    }

    @Test
    void fromManyThreadsEveryMessageIsDeliveredOnceAndNeverTwoAtATime() throws Exception {
        int senders = 4;
        int each = 20_000;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch delivered = new CountDownLatch(senders * each);
        List<String> overlaps = new ArrayList<>();
        Mailbox shared = new Mailbox(threads, Runnable::run, new Mailbox.Limits(senders * each, Long.MAX_VALUE),
                System::nanoTime,
                () -> true, defect -> overlaps.add(defect.toString()), Gate.OPEN);
        shared.open();
        for (int s = 0; s < senders; s++) {
            new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    shared.offer(message(() -> {
                        if (inside.incrementAndGet() != 1) {
                            overlaps.add("two at a time");
                        }
                        inside.decrementAndGet();
                        delivered.countDown();
                    }, () -> overlaps.add("expired")));
                }
            }).start();
        }
        assertTrue(delivered.await(30, TimeUnit.SECONDS), () -> delivered.getCount() + " messages were not delivered");
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(List.of(), overlaps);
    }
}
