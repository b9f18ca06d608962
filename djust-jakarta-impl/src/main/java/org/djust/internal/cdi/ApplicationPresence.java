package org.djust.internal.cdi;

import java.util.List;
import java.util.function.Supplier;

import org.djust.Presence;
import org.djust.Present;

/** Presence for beans that are no views, which may be made before the application has started. Thread-safe. */
final class ApplicationPresence implements Presence {

    private final Supplier<Presence> now;

    /** @param now gives null while the application isn't running */
    ApplicationPresence(Supplier<Presence> now) {
        this.now = now;
    }

    private Presence now() {
        Presence present = now.get();
        if (present == null) {
            throw new IllegalStateException(
                    "Nobody knows who is present: the application has not started yet, has stopped, "
                            + "or has no live view.");
        }
        return present;
    }

    @Override
    public void track(String topic, Object meta) {
        now().track(topic, meta);
    }

    @Override
    public void track(String topic, String key, Object meta) {
        now().track(topic, key, meta);
    }

    @Override
    public void update(String topic, Object meta) {
        now().update(topic, meta);
    }

    @Override
    public void untrack(String topic) {
        now().untrack(topic);
    }

    @Override
    public List<Present> list(String topic) {
        return now().list(topic);
    }

    @Override
    public int count(String topic) {
        return now().count(topic);
    }
}
