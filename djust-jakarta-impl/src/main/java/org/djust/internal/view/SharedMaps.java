package org.djust.internal.view;

import java.util.HashMap;
import java.util.Map;

/** The maps of the pages that have views in this node's memory. Thread-safe. */
final class SharedMaps {

    private final Map<String, Used> maps = new HashMap<>();

    private static final class Used {
        private final SharedMap map = new SharedMap();
        private int users;
    }

    /** A page's map, which stays in memory until it was released as often as it was retained. */
    synchronized SharedMap retain(String page) {
        Used used = maps.computeIfAbsent(page, id -> new Used());
        used.users++;
        return used.map;
    }

    synchronized void release(String page) {
        maps.computeIfPresent(page, (id, used) -> --used.users == 0 ? null : used);
    }

    synchronized int size() {
        return maps.size();
    }
}
