package org.djust.internal.cdi;

import java.util.List;

import org.djust.Presence;
import org.djust.Present;

/** Presence for beans that are no views, which may be made before the application has started. Thread-safe. */
final class ApplicationPresence implements Presence {

    private final WhileRunning<Presence> node;

    ApplicationPresence(WhileRunning<Presence> node) {
        this.node = node;
    }

    private Presence now() {
        return node.get("Nobody knows who is present");
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
