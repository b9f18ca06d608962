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
import org.djust.spi.StaleEpochException;
import org.djust.spi.StateLostException;
import org.junit.jupiter.api.Test;

/** That a {@link org.djust.spi.StateBackend} has one owner a view, whoever comes when. */
public abstract class StateBackendRaceContract extends StateBackendFixture {

    private static final int NODES = 4;
    private static final int STEPS = 2000;

    @Test
    void ofConcurrentClaimsExactlyOneIsCurrent() throws InterruptedException {
        create(Map.of());
        ConcurrentLinkedQueue<Claim> claims = new ConcurrentLinkedQueue<>();
        together(() -> claims.add(claim()));
        assertEquals(IntStream.range(0, NODES).mapToObj(i -> i + 2L).toList(),
                claims.stream().map(Claim::epoch).sorted().toList());
        AtomicInteger current = new AtomicInteger();
        claims.forEach(claim -> current.addAndGet(commits(claim, Map.of()) ? 1 : 0));
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
                added.addAndGet(commits(claim, Map.of("n", json(Integer.toString(n + 1)))) ? 1 : 0);
            }
        });
        assertEquals(Integer.toString(added.get()), text(claim().fields()).get("n"));
    }

    @Test
    void aClaimNeverSeesHalfACommit() throws InterruptedException {
        create(Map.of("a", json("1"), "b", json("1")));
        CountDownLatch done = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= STEPS / 4; i++) {
                Claim claim = claim();
                String n = Long.toString(claim.sequence() + 1);
                commits(claim, Map.of("a", json(n), "b", json(n)));
            }
            done.countDown();
        });
        writer.start();
        while (done.getCount() > 0) {
            Claim claim = claim();
            Map<String, String> fields = text(claim.fields());
            assertEquals(fields.get("a"), fields.get("b"));
            assertEquals(stamp(claim.stamp().version()), claim.stamp());
            assertEquals(claim.sequence(), Long.parseLong(fields.get("a")));
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

    private boolean commits(Claim claim, Map<String, Encoded> changed) {
        return Await.failure(change(claim.epoch(), claim.sequence() + 1, changed)) == null;
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
        private final long[] known = {0, 0, 0};
        private Map<String, String> fields;
        private boolean deleted;
        private long epoch;
        private long sequence;

        void step(Random random, int step, String where) {
            int node = random.nextInt(believed.length);
            switch (random.nextInt(100)) {
                case 0 -> delete(node);
                case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 -> claim(node, where);
                default -> commit(node, random, step + 2, where);
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
            assertEquals(sequence, claim.sequence(), where);
            assertEquals(stamp(sequence), claim.stamp(), where);
            assertEquals(fields, text(claim.fields()), where);
            believed[node] = epoch;
            known[node] = sequence;
        }

        private void delete(int node) {
            Await.result(backend.delete(id, believed[node]));
            if (fields != null && epoch == believed[node]) {
                fields = null;
                deleted = true;
            }
        }

        private void commit(int node, Random random, int next, String where) {
            boolean whole = random.nextInt(10) == 0;
            long number = random.nextInt(10) == 0 ? known[node] : next;
            long after = whole ? 0 : Math.min(number, known[node] + (random.nextInt(10) == 0 ? 1 : 0));
            String field = "f" + random.nextInt(3);
            Throwable failure =
                    Await.failure(backend.commit(new Commit(id, believed[node], number, after, stamp(number),
                            Map.of(field, json(Integer.toString(next)))), LONG));
            Class<?> expected = expected(believed[node], number, after);
            assertEquals(expected, failure == null ? null : failure.getClass(), where);
            if (failure == null) {
                known[node] = Math.max(number, known[node]);
            }
            if (failure == null && (fields == null || epoch < believed[node] || number > sequence)) {
                fields = fields == null || after == 0 ? new TreeMap<>() : fields;
                fields.put(field, Integer.toString(next));
                epoch = believed[node];
                sequence = number;
            }
        }

        private Class<?> expected(long writer, long number, long after) {
            boolean known = fields != null || deleted;
            if (!known || epoch < writer) {
                return after == 0 ? null : StateLostException.class;
            }
            if (epoch > writer || deleted) {
                return StaleEpochException.class;
            }
            return number > sequence && after > sequence ? StateLostException.class : null;
        }
    }
}
