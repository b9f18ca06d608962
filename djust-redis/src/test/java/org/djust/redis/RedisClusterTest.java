package org.djust.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.djust.redis.fixture.RedisCluster;
import org.djust.redis.fixture.RedisServer;
import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceEntry;
import org.djust.spi.Settings;
import org.djust.spi.StateBackend;
import org.djust.spi.tck.Await;
import org.djust.spi.tck.SharedChannelLayerContract;
import org.djust.spi.tck.StateBackendContract;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That all backends keep their promises on a Redis Cluster, also while it moves slots and loses nodes. */
class RedisClusterTest {

    private static final int VIEWS = 30;
    private static final int ROOMS = 100;

    private static RedisCluster cluster;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Settings settings() {
        return new Settings(Map.of("djust.redis.url", cluster.url())::get);
    }

    private static void close(List<AutoCloseable> opened) throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @AfterEach
    void close() throws Exception {
        close(opened);
    }

    private Backends backends() {
        Backends backends = new Backends(cluster.url(), "djust.redis.timeout", "PT1S");
        opened.add(backends);
        return backends;
    }

    @Test
    void nothingIsNoticedOfSlotsThatMove() {
        Backends backends = backends();
        RedisStateBackend backend = backends.open();
        List<OwnedView> views = IntStream.range(0, VIEWS)
                .mapToObj(i -> OwnedView.start(backend, backends.threads())).toList();
        goOn(views);
        for (OwnedView view : views) {
            RedisServer from = cluster.owner(view.key());
            RedisServer to = IntStream.range(0, 3).mapToObj(cluster::primary).filter(each -> each != from).findFirst()
                    .orElseThrow();
            cluster.move(view.key(), to);
        }
        goOn(views);
        views.forEach(OwnedView::stop);
        views.forEach(view -> assertEquals(view.acknowledged(), view.storedIn(cluster.owner(view.key()))));
        assertEquals(0L, backend.statistics().get("failed-refused"));
        assertEquals(0L, backend.statistics().get("failed-disconnected"));
        assertEquals(0L, backend.statistics().get("failed-timed-out"));
    }

    @Test
    void whatALivingNodeWasToldIsStoredSurvivesTheDeathOfAPrimary() {
        try (RedisCluster own = RedisCluster.start(Duration.ofMillis(1_500));
                Backends backends = new Backends(own.url(), "djust.redis.timeout", "PT1S")) {
            RedisStateBackend backend = backends.open();
            String before = Await.result(backend.health()).incarnation();
            List<OwnedView> views = IntStream.range(0, VIEWS)
                    .mapToObj(i -> OwnedView.start(backend, backends.threads())).toList();
            goOn(views);
            RedisServer dying = own.owner(views.get(0).key());
            dying.kill();
            own.awaitAnother(views.get(0).key());
            goOn(views);
            views.forEach(OwnedView::stop);
            RedisStateBackend next = backends.open();
            views.forEach(view -> assertEquals(view.acknowledged(), view.claimedBy(next)));
            assertTrue(!before.equals(Await.result(backend.health()).incarnation()), "the same incarnation");
        }
    }

    @Test
    void presencesAreAtAllPrimariesAndGoWithTheirNodeFromEach() {
        try (TestServices services = new TestServices();
                RedisChannelLayer channels = RedisChannelLayer.open(settings());
                RedisPresenceBackend presence = RedisPresenceBackend.open(settings())) {
            NodeServices node = services.node();
            channels.start(node);
            presence.start(node, channels);
            for (int i = 0; i < ROOMS; i++) {
                presence.put(new PresenceEntry("room" + i, "ann", "view" + i, node.nodeId(), 1, 1,
                        () -> new byte[] {'1'}));
            }
            Await.until(() -> rooms().stream().mapToLong(Long::longValue).sum() == ROOMS, "all rooms");
            assertTrue(rooms().stream().allMatch(rooms -> rooms > 0 && rooms < ROOMS / 2 + 1), () -> "" + rooms());
            presence.gone(node.nodeId(), 0, true);
            Await.until(() -> rooms().stream().allMatch(rooms -> rooms == 0), "nobody is there");
        }
    }

    /** How many rooms each primary has. */
    private static List<Long> rooms() {
        return IntStream.range(0, 3).mapToObj(cluster::primary)
                .map(server -> RedisCluster.keys(server).stream()
                        .filter(key -> key.matches("djust:djust:presence:.*:room\\d+")).count())
                .toList();
    }

    private static void goOn(List<OwnedView> views) {
        List<Long> before = views.stream().map(OwnedView::acknowledged).toList();
        Await.until(() -> IntStream.range(0, views.size())
                .allMatch(i -> views.get(i).acknowledged() > before.get(i) + 20), "commits of all");
    }

    @Nested
    class State extends StateBackendContract {

        private final Backends backends = new Backends(cluster.url());
        private final RedisStateBackend backend = backends.open();

        @AfterEach
        void end() {
            backends.close();
        }

        @Override
        protected StateBackend backend() {
            return backend;
        }

        @Override
        protected String nodeId() {
            return "node-0";
        }

        @Override
        protected void pass(Duration time) {
            RealTime.pass(time);
        }
    }

    @Nested
    class Channels extends SharedChannelLayerContract {

        private final List<AutoCloseable> layers = new ArrayList<>();

        @AfterEach
        void end() throws Exception {
            close(layers);
        }

        @Override
        protected ChannelLayer open() {
            RedisChannelLayer layer = RedisChannelLayer.open(settings());
            layers.add(layer);
            return layer;
        }
    }

    @Nested
    class Presence extends RedisPresenceContract {

        @Override
        Settings connection() {
            return RedisClusterTest.settings();
        }
    }
}
