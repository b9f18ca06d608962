package org.djust.it.cluster;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest things that happened to one client, to be told when it fails. Lives in the loop. */
final class History {

    private static final int LENGTH = 30;

    private final Deque<String> latest = new ArrayDeque<>();

    void add(String what) {
        latest.add(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + what);
        if (latest.size() > LENGTH) {
            latest.remove();
        }
    }

    @Override
    public String toString() {
        return String.join("\n    ", latest);
    }
}
