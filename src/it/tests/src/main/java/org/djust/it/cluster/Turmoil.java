package org.djust.it.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills and pauses nodes at random, and brings them back; one is always there. Used by the test's thread. */
final class Turmoil {

    private final Cluster cluster;
    private final Disturbed crowd;
    private final Random random;
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private long next = System.nanoTime();
    private long longestPause;

    private record Recovery(long due, Runnable action) {
    }

    Turmoil(Cluster cluster, Disturbed crowd, Random random) {
        this.cluster = cluster;
        this.crowd = crowd;
        this.random = random;
    }

    /** Does what is due. */
    void step() {
        long now = System.nanoTime();
        for (Iterator<Recovery> all = recoveries.iterator(); all.hasNext();) {
            Recovery recovery = all.next();
            if (recovery.due - now <= 0) {
                all.remove();
                recovery.action.run();
            }
        }
        if (next - now <= 0) {
            List<Node> ready = cluster.nodes().stream().filter(Node::isReady).toList();
            if (ready.size() > 1) {
                disturb(ready.get(random.nextInt(ready.size())));
                next = System.nanoTime() + millis(2500, 8000);
            }
        }
    }

    private void disturb(Node node) {
        switch (random.nextInt(3)) {
            case 0 -> {
                disturbed("kill -9 " + node.name());
                node.kill();
                recover(millis(0, 4000), node::start);
            }
            case 1 -> {
                disturbed("pause " + node.name());
                long begun = System.nanoTime();
                node.pause();
                // longer than clients wait, so that others own its views when it goes on
                recover(millis(6500, 11_000), () -> {
                    node.resume();
                    longestPause = Math.max(longestPause, System.nanoTime() - begun);
                });
            }
            default -> {
                // spreads clients over nodes again: those that have lost theirs stay where they went
                disturbed("connections of half the clients cut");
                crowd.cut(2);
            }
        }
    }

    private void disturbed(String what) {
        disturbances.add(crowd.disturbed(what));
    }

    private void recover(long delay, Runnable action) {
        recoveries.add(new Recovery(System.nanoTime() + delay, action));
    }

    private long millis(int from, int to) {
        return TimeUnit.MILLISECONDS.toNanos(from + random.nextInt(to - from));
    }

    /** Brings all back that are still to come. */
    void end() {
        recoveries.forEach(recovery -> recovery.action.run());
        recoveries.clear();
    }

    /** On a machine that has too much to do that is longer than was meant. */
    Duration longestPause() {
        return Duration.ofNanos(longestPause);
    }

    /** What was done, oldest first. */
    List<Disturbance> disturbances() {
        return disturbances;
    }
}
