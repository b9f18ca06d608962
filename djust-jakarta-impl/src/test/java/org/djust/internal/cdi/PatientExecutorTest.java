package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class PatientExecutorTest {

    private final Queue<Runnable> begun = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private int room = 1;
    private final PatientExecutor executor = new PatientExecutor(task -> {
        if (begun.size() >= room) {
            throw new RejectedExecutionException();
        }
        begun.add(task);
    }, later::add);

    private void execute(String name) {
        executor.execute(() -> done.add(name));
    }

    @Test
    void whoIsDoneGoesOnWithWhatWasRefused() {
        execute("1");
        execute("2");
        execute("3");
        begun.poll().run();
        assertEquals(List.of("1", "2", "3"), done);
    }

    @Test
    void whatNobodyElseDoesIsTriedAgainUntilThereIsRoom() {
        room = 0;
        execute("1");
        execute("2");
        later.poll().run();
        assertEquals(1, later.size());
        room = 1;
        later.poll().run();
        begun.poll().run();
        assertEquals("[1, 2]", done.stream().sorted().toList().toString());
        assertTrue(later.isEmpty());
    }

    @Test
    void aRefusalForGoodIsTold() {
        PatientExecutor stopped = new PatientExecutor(task -> {
            throw new RejectedExecutionException();
        }, task -> {
            throw new RejectedExecutionException();
        });
        assertThrows(RejectedExecutionException.class, () -> stopped.execute(() -> done.add("1")));
        assertThrows(RejectedExecutionException.class, () -> stopped.execute(() -> done.add("2")));
    }

    @Test
    void moreTasksThanThreadsAreAllDone() throws Exception {
        int tasks = 5000;
        ExecutorService few = new ThreadPoolExecutor(0, 4, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        PatientExecutor patient =
                new PatientExecutor(few, task -> timer.schedule(task, 1, TimeUnit.MILLISECONDS));
        CountDownLatch all = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            patient.execute(all::countDown);
        }
        assertTrue(all.await(10, TimeUnit.SECONDS), all.getCount() + " tasks are left");
        few.shutdownNow();
        timer.shutdownNow();
    }
}
