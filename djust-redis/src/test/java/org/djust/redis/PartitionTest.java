package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisSentinels;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.tck.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a node is told that is alone with a primary, cut off all replicas and Sentinels without a word. */
@EnabledOnOs(OS.LINUX)
class PartitionTest {

    private static final int VIEWS = 10;
    private static final int LAG = 2;
    /** After which a primary at the latest refuses: it looks once a second, and its replicas report as often. */
    private static final Duration REFUSED = Duration.ofSeconds(LAG + 3);

    private final List<BreakableNetwork> networks = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size(); i > 0; i--) {
            opened.get(i - 1).close();
        }
        networks.forEach(BreakableNetwork::close);
    }

    private int way(int port) {
        BreakableNetwork network = new BreakableNetwork(port);
        networks.add(network);
        return network.port();
    }

    private <T extends AutoCloseable> T open(T what) {
        opened.add(what);
        return what;
    }

    /** The primary's network is the first, those to the Sentinels follow. */
    private void divide() {
        networks.get(0).silence(client -> client.getHostAddress().equals(RedisSentinels.FAR));
        networks.stream().skip(1).forEach(network -> network.silence(client -> true));
    }

    @Test
    void withReplicasToWriteToItIsToldOfNothingMoreOnceTheyAreMissed() {
        RedisSentinels sentinels = open(RedisSentinels.start(this::way, "--min-replicas-to-write", "1",
                "--min-replicas-max-lag", Integer.toString(LAG)));
        List<OwnedView> views = alone(sentinels);
        RedisServer former = sentinels.primary();
        divide();
        long divided = System.nanoTime();
        sentinels.awaitAnother(former);
        awaitSince(divided, REFUSED);
        List<Long> told = views.stream().map(OwnedView::acknowledged).toList();
        awaitSince(divided, REFUSED.plusSeconds(1));
        assertEquals(told, views.stream().map(OwnedView::acknowledged).toList());
        long last = views.stream().mapToLong(view -> view.acknowledgedAfter(view.acknowledged() - 1)).max()
                .orElseThrow();
        System.out.printf("PartitionTest: told for %d ms more%n", TimeUnit.NANOSECONDS.toMillis(last - divided));
        // pages that go elsewhere
        RedisStateBackend other = open(new Backends(sentinels.url(), "djust.redis.timeout", "PT1S")).open();
        List<OwnedView> moved = views.subList(0, VIEWS / 2);
        moved.forEach(view -> assertTrue(view.claimedBy(other) > 20));
        networks.forEach(BreakableNetwork::restore);
        // those that do not
        for (int i = VIEWS / 2; i < VIEWS; i++) {
            OwnedView view = views.get(i);
            long before = told.get(i);
            Await.until(() -> view.acknowledged() > before + 20, "further commits");
            view.stop();
            assertEquals(view.acknowledged(), view.claimedBy(other));
        }
    }

    @Test
    void withoutThemItIsToldOfMoreAndMoreThatIsForgotten() {
        RedisSentinels sentinels = open(RedisSentinels.start(this::way));
        List<OwnedView> views = alone(sentinels);
        RedisServer former = sentinels.primary();
        divide();
        long divided = System.nanoTime();
        sentinels.awaitAnother(former);
        awaitSince(divided, REFUSED);
        long told = views.get(0).acknowledged();
        Await.until(() -> views.get(0).acknowledged() > told + 20, "more");
        RedisStateBackend other = open(new Backends(sentinels.url())).open();
        assertTrue(views.get(0).claimedBy(other) < told);
    }

    private static void awaitSince(long begun, Duration time) {
        Await.until(() -> System.nanoTime() - begun > time.toNanos(), time + " to pass");
    }

    private List<OwnedView> alone(RedisSentinels sentinels) {
        Backends backends = open(new Backends(sentinels.url(this::way), "djust.redis.timeout", "PT1S"));
        RedisStateBackend backend = backends.open();
        List<OwnedView> views = IntStream.range(0, VIEWS)
                .mapToObj(i -> OwnedView.start(backend, backends.threads())).toList();
        Await.until(() -> views.stream().allMatch(view -> view.acknowledged() > 20), "commits");
        return views;
    }
}
