package org.djust.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.djust.spi.ChannelLayer;
import org.djust.spi.NodeServices;
import org.djust.spi.PresenceBackend;
import org.djust.spi.PresenceEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link PresenceBackend} must do that joins several nodes. */
public abstract class SharedPresenceBackendContract {

    private final TestServices services = new TestServices();
    private final String topic = "room:" + UUID.randomUUID();
    private final List<NodeServices> nodes = new ArrayList<>();
    private final List<ChannelLayer> layers = new ArrayList<>();
    protected final List<PresenceBackend> backends = new ArrayList<>();

    /** A backend that is not started. All that are made for one test are joined. */
    protected abstract PresenceBackend open();

    /** The started channels of a node, joined with those of the others. */
    protected abstract ChannelLayer channels(NodeServices node);

    /** A node dies: nothing of it is heard any more. */
    protected abstract void kill(PresenceBackend backend, ChannelLayer channels);

    @BeforeEach
    void start() {
        for (int i = 0; i < 3; i++) {
            startNode();
        }
    }

    private void startNode() {
        NodeServices node = services.node();
        PresenceBackend backend = open();
        ChannelLayer layer = channels(node);
        backend.start(node, layer);
        backend.restore(1);
        nodes.add(node);
        layers.add(layer);
        backends.add(backend);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void whoWatchesIsToldWhatIsThereAndWhatChanges() {
        backends.get(1).put(entry(1, "ann", 1, "early"));
        Seen seen = new Seen(0);
        seen.await(Map.of("ann", "early"));
        backends.get(2).put(entry(2, "bob", 1, "late"));
        seen.await(Map.of("ann", "early", "bob", "late"));
        backends.get(1).put(entry(1, "ann", 2, "changed"));
        seen.await(Map.of("ann", "changed", "bob", "late"));
        backends.get(2).remove(entry(2, "bob", 3, ""));
        seen.await(Map.of("ann", "changed"));
    }

    @Test
    void keysAndMetasMayHoldAnything() {
        Seen seen = new Seen(0);
        backends.get(1).put(entry(1, " a\nb ü😀{}", 1, "{\"x\":\"1\\n2 \"}"));
        seen.await(Map.of(" a\nb ü😀{}", "{\"x\":\"1\\n2 \"}"));
    }

    @Test
    void aNodeThatComesLaterKnowsEverybody() {
        for (int i = 0; i < 100; i++) {
            backends.get(i % 3).put(entry(i % 3, "user" + i, 1, "x"));
        }
        startNode();
        Seen seen = new Seen(3);
        Await.until(() -> seen.entries.size() == 100, "100 entries");
    }

    @Test
    void whatADeadNodeHasStoredIsRemovedByTheElectedOne() {
        backends.get(1).put(entry(1, "ann", 1, "x"));
        backends.get(2).put(entry(2, "bob", 1, "x"));
        Seen seen = new Seen(0);
        seen.await(Map.of("ann", "x", "bob", "x"));
        kill(backends.get(1), layers.get(1));
        backends.get(0).gone(nodes.get(1).nodeId(), 1, true);
        backends.get(2).gone(nodes.get(1).nodeId(), 1, false);
        Await.until(() -> {
            startNode();
            Seen later = new Seen(backends.size() - 1);
            Await.until(() -> later.snapshots.get() > 0, "a snapshot");
            return later.entries.equals(Map.of("bob", "x"));
        }, "nothing of the dead node");
    }

    @Test
    void aNodeTellsItsEntriesAgainWhenTheyMayBeLost() {
        backends.get(1).put(entry(1, "ann", 1, "x"));
        Seen seen = new Seen(0);
        seen.await(Map.of("ann", "x"));
        backends.get(0).gone(nodes.get(1).nodeId(), 1, true);
        seen.entries.clear();
        backends.get(1).restore(2);
        seen.await(Map.of("ann", "x"));
    }

    private PresenceEntry entry(int node, String key, long revision, String meta) {
        return new PresenceEntry(topic, key, "view-" + node, nodes.get(node).nodeId(), 1, revision,
                () -> meta.getBytes(StandardCharsets.UTF_8));
    }

    /** What one node is told of others. */
    private final class Seen implements PresenceBackend.Watcher {

        final Map<String, String> entries = new ConcurrentHashMap<>();
        final AtomicInteger snapshots = new AtomicInteger();

        Seen(int node) {
            backends.get(node).watch(topic, this);
        }

        void await(Map<String, String> expected) {
            Await.until(() -> entries.equals(expected), expected + ", not " + entries);
            assertEquals(expected, entries);
        }

        @Override
        public void snapshot(Collection<PresenceEntry> all) {
            entries.clear();
            all.forEach(this::put);
            snapshots.incrementAndGet();
        }

        @Override
        public void put(PresenceEntry entry) {
            entries.put(entry.key(), new String(entry.meta().bytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void removed(PresenceEntry entry) {
            entries.remove(entry.key());
        }
    }
}
