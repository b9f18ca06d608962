package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.Test;

/** How requests share round trips, with a Redis and threads that the test drives by hand. */
class LaneTest {

    private final FakeRedis redis = new FakeRedis();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Link link = new Link(redis, "redis.example:6379");
    private final Completions completions = new Completions();
    private final Statistics statistics = new Statistics();
    private final Lane lane = lane(100, 1_000_000);

    @Test
    void aLoneRequestIsCarriedOutByItsCallerAtOnce() {
        CompletableFuture<String> first = submit("1");
        CompletableFuture<String> second = submit("2");
        assertEquals("1", first.join());
        assertEquals("2", second.join());
        assertEquals(List.of(List.of("1"), List.of("2")), redis.batches);
        assertSame(Thread.currentThread(), redis.thread);
        assertTrue(tasks.isEmpty());
    }

    @Test
    void whatComesDuringARoundTripSharesTheNext() {
        List<CompletableFuture<String>> later = new ArrayList<>();
        redis.during = () -> IntStream.range(2, 50).forEach(i -> later.add(submit(Integer.toString(i))));
        assertEquals("1", submit("1").join());
        assertFalse(later.get(0).isDone());
        assertEquals(1, tasks.size());
        tasks.remove().run();
        later.forEach(request -> assertTrue(request.isDone()));
        assertEquals(2, redis.batches.size());
        assertEquals(IntStream.range(2, 50).mapToObj(Integer::toString).toList(), redis.batches.get(1));
        assertEquals(2L, statistics.figures().get("batches"));
        assertEquals(48L, statistics.figures().get("batch-largest"));
        assertTrue(tasks.isEmpty());
    }

    @Test
    void aBatchIsBoundedInRequestsAndBytes() {
        Lane small = lane(3, 10);
        redis.during = () -> List.of("a", "b", "c", "d", "123456", "12345", "a very long one", "e")
                .forEach(text -> submit(small, text));
        submit(small, "1");
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertEquals(List.of(List.of("1"), List.of("a", "b", "c"), List.of("d", "123456"), List.of("12345"),
                List.of("a very long one"), List.of("e")), redis.batches);
    }

    @Test
    void neitherTheCallerNorAThreadOfTheExecutorIsKeptForEver() {
        Runnable[] another = new Runnable[1];
        another[0] = () -> {
            submit("more");
            redis.during = another[0];
        };
        redis.during = another[0];
        submit("1");
        assertEquals(1, redis.batches.size());
        tasks.remove().run();
        assertEquals(65, redis.batches.size());
        assertEquals(1, tasks.size());
    }

    @Test
    void whatTheStagesOfABatchLeadToSharesTheNext() {
        List<CompletableFuture<String>> then = new ArrayList<>();
        redis.during = () -> IntStream.range(0, 5)
                .forEach(i -> submit("a" + i).thenAccept(result -> then.add(submit("b" + i))));
        submit("1");
        tasks.remove().run();
        tasks.remove().run();
        assertEquals(List.of("b0", "b1", "b2", "b3", "b4"), redis.batches.get(2));
        then.forEach(request -> assertTrue(request.isDone()));
    }

    @Test
    void aStageThatThrowsBreaksNothing() {
        List<CompletableFuture<String>> all = new ArrayList<>();
        redis.during = () -> IntStream.range(0, 3).forEach(i -> {
            CompletableFuture<String> request = submit("a" + i);
            all.add(request);
            request.thenRun(() -> {
                throw new IllegalStateException("thrown on purpose by a test");
            });
        });
        submit("1");
        tasks.remove().run();
        all.forEach(request -> assertTrue(request.isDone() && !request.isCompletedExceptionally()));
        assertEquals("2", submit("2").join());
    }

    @Test
    void aReplyThatCannotBeReadFailsItsRequestAlone() {
        Request<String> bad = new Request<>("v", invocation("x"), reply -> {
            throw new IllegalArgumentException("unreadable");
        }, failure -> {
        });
        lane.submit(bad);
        assertInstanceOf(IllegalArgumentException.class, Await.failure(bad.stage()));
        assertEquals("2", submit("2").join());
    }

    @Test
    void aFailureFailsTheBatchAndWhatWaitsWithoutAnotherTry() {
        List<CompletableFuture<String>> later = new ArrayList<>();
        redis.during = () -> {
            later.add(submit("2"));
            later.add(submit("3"));
            throw new StateUnavailableException(Reason.TIMED_OUT, "no answer", null);
        };
        assertTimedOut(submit("1"));
        tasks.remove().run();
        later.forEach(LaneTest::assertTimedOut);
        assertTimedOut(submit("4"));
        assertEquals(1, redis.batches.size());
        link.probe(invocation("probe"));
        assertEquals("5", submit("5").join());
    }

    @Test
    void aDefectOfTheClientFailsTheBatchAndNotTheLane() {
        redis.during = () -> {
            throw new NoClassDefFoundError("thrown on purpose by a test");
        };
        assertInstanceOf(NoClassDefFoundError.class, Await.failure(submit("1")));
        assertEquals("2", submit("2").join());
    }

    @Test
    void withoutThreadsWhatWaitsFails() {
        List<CompletableFuture<String>> later = new ArrayList<>();
        lane.start(task -> {
            throw new RejectedExecutionException();
        });
        redis.during = () -> later.add(submit("2"));
        assertEquals("1", submit("1").join());
        assertInstanceOf(StateUnavailableException.class, Await.failure(later.get(0)));
        assertEquals("3", submit("3").join());
    }

    @Test
    void aLossDuringAProbeThatSucceedsIsNotForgotten() {
        redis.during = () -> {
            redis.during = () -> {
                throw new StateUnavailableException(Reason.DISCONNECTED, "lost", null);
            };
            submit("1");
        };
        link.probe(invocation("probe"));
        assertEquals(Reason.DISCONNECTED, link.away().reason());
    }

    private static void assertTimedOut(CompletableFuture<String> request) {
        assertEquals(Reason.TIMED_OUT,
                assertInstanceOf(StateUnavailableException.class, Await.failure(request)).reason());
    }

    private Lane lane(int requests, int bytes) {
        Lane made = new Lane(link, new Lane.Limits(requests, bytes), statistics, completions);
        made.start(tasks::add);
        return made;
    }

    private CompletableFuture<String> submit(String text) {
        return submit(lane, text);
    }

    private static CompletableFuture<String> submit(Lane lane, String text) {
        Request<String> request = new Request<>("view", invocation(text), String.class::cast, failure -> {
        });
        lane.submit(request);
        return request.stage();
    }

    private static Invocation invocation(String text) {
        return Invocation.of(Script.COMMIT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replies with what it is asked. */
    private static final class FakeRedis implements RedisApi {
        private final List<List<String>> batches = new ArrayList<>();
        private Thread thread;
        /** Done once, while a round trip is under way. */
        private Runnable during;

        @Override
        public Object[] evaluate(List<Invocation> invocations) {
            List<String> batch = invocations.stream()
                    .map(each -> new String(each.arguments()[0], StandardCharsets.UTF_8)).toList();
            batches.add(batch);
            thread = Thread.currentThread();
            Runnable once = during;
            during = null;
            if (once != null) {
                once.run();
            }
            return batch.toArray();
        }

        @Override
        public void load(List<Script> scripts) {
            throw new AssertionError("no script is missing");
        }

        @Override
        public Map<String, String> info() {
            return Map.of();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
