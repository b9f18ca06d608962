package org.djust.internal.view;

import java.util.List;

import org.djust.Presence;
import org.djust.Present;
import org.djust.internal.presence.Presences;

/** Reads presences for whoever is no view. */
final class NodePresence implements Presence {

    private final Presences presences;

    NodePresence(Presences presences) {
        this.presences = presences;
    }

    @Override
    public void track(String topic, Object meta) {
        throw new IllegalStateException(Messages.presenceOutsideOfViews());
    }

    @Override
    public void track(String topic, String key, Object meta) {
        throw new IllegalStateException(Messages.presenceOutsideOfViews());
    }

    @Override
    public void update(String topic, Object meta) {
        throw new IllegalStateException(Messages.presenceOutsideOfViews());
    }

    @Override
    public void untrack(String topic) {
        throw new IllegalStateException(Messages.presenceOutsideOfViews());
    }

    @Override
    public List<Present> list(String topic) {
        return presences.list(topic);
    }

    @Override
    public int count(String topic) {
        return presences.count(topic);
    }
}
