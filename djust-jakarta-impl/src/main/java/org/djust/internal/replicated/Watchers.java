package org.djust.internal.replicated;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.djust.spi.ChannelLayer;
import org.djust.spi.PresenceBackend.Watcher;
import org.djust.spi.PresenceEntry;

/**
 * Who on this node follows which topic. Until the node has had the time to hear of all others it tells what it hears, but not
 * that this is all: a list that lacks half of the users must not be taken for everybody. To be used with the backend's lock, but
 * for ending what was added: that takes no lock, since watchers may hold one that is wanted here.
 */
final class Watchers implements Replica.Changes {

    /** How long a node waits for one that knows all others; there is none when all have just started. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration HEARD = Duration.ofSeconds(1);
    /** By then who is missing has come to another node. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Map<String, List<Watcher>> byTopic = new ConcurrentHashMap<>();
    private final Duration patience;
    private long started;
    private boolean heardOfAll;
    private boolean settled;

    Watchers(Duration patience) {
        this.patience = patience;
    }

    void start(long now) {
        started = now;
    }

    ChannelLayer.Subscription add(String topic, Watcher watcher, Function<String, Collection<PresenceEntry>> known) {
        byTopic.merge(topic, List.of(watcher), Watchers::joined);
        if (settled) {
            watcher.snapshot(known.apply(topic));
        } else {
            known.apply(topic).forEach(watcher::put);
        }
        return () -> byTopic.computeIfPresent(topic, (name, all) -> without(all, watcher));
    }

    private static List<Watcher> joined(List<Watcher> some, List<Watcher> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<Watcher> without(List<Watcher> all, Watcher watcher) {
        List<Watcher> others = all.stream().filter(other -> other != watcher).toList();
        return others.isEmpty() ? null : others;
    }

    /** A node that knows all others has told of them. */
    void heardOfAll() {
        heardOfAll = true;
    }

    boolean isSettled() {
        return settled;
    }

    /**
     * Whether the node has had that time.
     *
     * @param complete whether nothing is known to be missing
     */
    boolean settled(long now, boolean complete, Function<String, Collection<PresenceEntry>> known) {
        long time = now - started;
        Duration enough = !complete ? LIMIT : heardOfAll ? HEARD : patience;
        if (!settled && time >= enough.toNanos()) {
            settled = true;
            byTopic.forEach((topic, watchers) -> watchers.forEach(each -> each.snapshot(known.apply(topic))));
        }
        return settled;
    }

    @Override
    public void put(PresenceEntry entry) {
        byTopic.getOrDefault(entry.topic(), List.of()).forEach(watcher -> watcher.put(entry));
    }

    @Override
    public void removed(PresenceEntry entry) {
        byTopic.getOrDefault(entry.topic(), List.of()).forEach(watcher -> watcher.removed(entry));
    }
}
