package org.djust.it.cluster;

import java.util.ArrayList;
import java.util.List;

/** What one client waits for, and since which disturbance. Lives in the loop. */
final class Waiting {

    private final List<Stall> stalls = new ArrayList<>();
    private Disturbance lost;

    private record Stall(Disturbance since, long beyond) {
    }

    /** The connection is lost; what the client waits for already counts from its own beginning. */
    void lost(Disturbance latest) {
        lost = lost == null ? latest : lost;
    }

    /** From now on it waits until an event after {@code ref} is durable. */
    void stalled(Disturbance latest, long ref) {
        stalls.add(new Stall(latest, ref));
    }

    /** The client is joined, and events up to {@code ref} are durable: one more than before, or all. */
    void over(long ref) {
        if (lost != null) {
            lost.over();
            lost = null;
        }
        stalls.stream().filter(stall -> ref > stall.beyond).forEach(stall -> stall.since.over());
        stalls.removeIf(stall -> ref > stall.beyond);
    }

    boolean isOver() {
        return lost == null && stalls.isEmpty();
    }
}
