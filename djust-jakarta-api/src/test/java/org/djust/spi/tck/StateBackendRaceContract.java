package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.junit.jupiter.api.Test;

/** That a {@link org.djust.spi.StateBackend} has one owner a view, whoever comes when. */
public abstract class StateBackendRaceContract extends StateBackendFixture {

    private static final int NODES = 4;
    private static final int STEPS = 2000;

    @Test
    void ofConcurrentClaimsExactlyOneIsCurrent() throws InterruptedException {
        create(Map.of());
        ConcurrentLinkedQueue<Long> epochs = new ConcurrentLinkedQueue<>();
        together(() -> epochs.add(claim().epoch()));
        assertEquals(IntStream.range(0, NODES).mapToObj(i -> i + 2L).toList(), epochs.stream().sorted().toList());
        AtomicInteger current = new AtomicInteger();
        epochs.forEach(epoch -> current.addAndGet(commits(epoch, Map.of()) ? 1 : 0));
        assertEquals(1, current.get());
    }

    @Test
    void ownersThatTakeTurnsLoseNoUpdate() throws InterruptedException {
        create(Map.of("n", json("0")));
        AtomicInteger added = new AtomicInteger();
        together(() -> {
            while (added.get() < STEPS / 4) {
                Claim claim = claim();
                int n = Integer.parseInt(text(claim.fields()).get("n"));
                added.addAndGet(commits(claim.epoch(), Map.of("n", json(Integer.toString(n + 1)))) ? 1 : 0);
            }
        });
        assertEquals(Integer.toString(added.get()), text(claim().fields()).get("n"));
    }

    @Test
    void aClaimNeverSeesHalfACommit() throws InterruptedException {
        create(Map.of("a", json("0"), "b", json("0")));
        CountDownLatch done = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= STEPS / 4; i++) {
                long epoch = claim().epoch();
                String n = Integer.toString(i);
                Await.failure(commit(epoch, stamp(i), Map.of("a", json(n), "b", json(n))));
            }
            done.countDown();
        });
        writer.start();
        while (done.getCount() > 0) {
            Claim claim = claim();
            Map<String, String> fields = text(claim.fields());
            assertEquals(fields.get("a"), fields.get("b"));
            assertEquals(stamp(claim.stamp().version()), claim.stamp());
            assertEquals(Math.max(1, Long.parseLong(fields.get("a"))), claim.stamp().version());
        }
        writer.join();
    }

    @Test
    void anyInterleavingOfNodesBehavesAsTheModel() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Model> views = IntStream.range(0, 3).mapToObj(i -> new Model()).toList();
        for (int step = 0; step < STEPS; step++) {
            views.get(random.nextInt(views.size())).step(random, step, "seed " + seed + ", step " + step);
        }
    }

    private boolean commits(long epoch, Map<String, Encoded> changed) {
        return Await.failure(commit(epoch, stamp(2), changed)) == null;
    }

    private static void together(Runnable task) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), List.copyOf(failures));
    }

    /** What a view must be, and nodes that act on it with what they believe. */
    private final class Model {
        private final String id = UUID.randomUUID().toString();
        private final long[] believed = {1, 1, 1};
        private Map<String, String> fields;
        private long epoch;
        private Commit.Stamp stamp;

        void step(Random random, int step, String where) {
            int node = random.nextInt(believed.length);
            switch (random.nextInt(10)) {
                case 0, 1 -> claim(node, where);
                case 2 -> delete(node);
                default -> commit(node, random, step, where);
            }
        }

        private void claim(int node, String where) {
            Claim claim = Await.result(backend.claim(id));
            if (fields == null) {
                assertNull(claim, where);
                return;
            }
            epoch++;
            assertEquals(epoch, claim.epoch(), where);
            assertEquals(stamp, claim.stamp(), where);
            assertEquals(fields, text(claim.fields()), where);
            believed[node] = epoch;
        }

        private void delete(int node) {
            Await.result(backend.delete(id, believed[node]));
            if (epoch == believed[node]) {
                fields = null;
                epoch = 0;
            }
        }

        private void commit(int node, Random random, int step, String where) {
            boolean create = fields == null && random.nextBoolean();
            long as = create ? 1 : believed[node];
            Commit.Stamp next = stamp(create ? 1 : step + 2);
            String field = "f" + random.nextInt(3);
            Throwable failure = Await.failure(
                    backend.commit(new Commit(id, as, next, Map.of(field, json(Integer.toString(step)))), LONG));
            boolean expected = fields == null ? create : as == epoch;
            assertEquals(expected, failure == null, where);
            if (expected) {
                epoch = as;
                believed[node] = as;
                stamp = next;
                fields = fields == null ? new TreeMap<>() : fields;
                fields.put(field, Integer.toString(step));
            }
        }
    }
}
