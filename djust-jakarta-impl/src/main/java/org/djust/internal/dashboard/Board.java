package org.djust.internal.dashboard;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest reports of all nodes. Thread-safe. */
final class Board {

    /** A node that has not reported for so long shows nothing: it is dead, or nobody can tell. */
    private static final long STALE = Duration.ofSeconds(7).toNanos();

    private final Map<String, Seen> byNode = new ConcurrentHashMap<>();

    /**
     * What was heard of a node.
     *
     * @param before the report before the last one; null when there is none
     * @param at     when the last one came, in nanoseconds
     */
    record Seen(Report last, Report before, long at) {

        /** How fast a counter grows, each second; null when that isn't known yet. */
        Double rate(String figure) {
            Double to = last.figure(figure);
            Double from = before == null ? null : before.figure(figure);
            return to == null || from == null ? null
                    : (to - from) * Duration.ofSeconds(1).toMillis() / (last.millis() - before.millis());
        }
    }

    /** Takes a report, unless there is one of the same node that is as new. */
    void put(Report report, long now) {
        byNode.compute(report.node(), (id, known) -> {
            if (known != null && known.last.millis() >= report.millis()) {
                return known;
            }
            boolean connected = known != null && now - known.at < STALE;
            return new Seen(report, connected ? known.last : null, now);
        });
    }

    /** Null when the node has told nothing lately. */
    Seen of(String node, long now) {
        Seen seen = byNode.get(node);
        return seen == null || now - seen.at >= STALE ? null : seen;
    }

    void clear() {
        byNode.clear();
    }
}
