package org.djust.internal.view;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.djust.spi.Encoded;

/**
 * What other views have changed in the map that one view shares with them, and the view has not taken note of. Any thread may tell of
 * changes; all else is for whoever has the page's turn.
 */
final class SharedNews {

    private final SharedMap map;
    /** The version of the map that the view has taken note of. */
    private long seen;
    private Runnable onChange = () -> {
    };
    private final Set<String> changed = new HashSet<>(0);
    private boolean anything;

    SharedNews(SharedMap map) {
        this.map = map;
    }

    /** A view that begins knows the map as it is, with what the view that embeds it has just done to it. */
    void begin() {
        seen = map.versionToBe();
    }

    /** @param listener called by any thread when something has changed; see {@link #take} */
    void listen(Runnable listener) {
        onChange = listener;
    }

    /** Other views have changed these. */
    void changed(Set<String> keys) {
        synchronized (changed) {
            changed.addAll(keys);
        }
        onChange.run();
    }

    /** Nobody knows what has changed. */
    void changed() {
        synchronized (changed) {
            anything = true;
        }
        onChange.run();
    }

    /** Whether the map is another than the one that the view has taken note of. */
    boolean isBehind() {
        return seen != map.version();
    }

    /** Which of these keys have changed since the last time; takes note of all. */
    List<String> take(List<String> keys) {
        synchronized (changed) {
            boolean any = anything || isBehind();
            List<String> taken = keys.stream().filter(key -> any && (anything || changed.contains(key))).toList();
            changed.clear();
            anything = false;
            seen = map.version();
            return taken;
        }
    }

    /** What the view has taken note of when its own changes are stored: they are no news to it, but what others changed before may be. */
    long noted(Map<String, Encoded> own) {
        return own.isEmpty() || isBehind() ? seen : map.versionWith(own);
    }

    void note(long version) {
        seen = version;
    }
}
