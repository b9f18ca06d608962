package org.djust.internal.replicated;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.djust.PresenceDiff;
import org.djust.Present;
import org.djust.spi.ChannelLayer;

/** A page of a {@link PresenceWorld} that shows who is under a topic, and goes on at other nodes with what it shows. */
final class PresencePage {

    /** How long a page waits, in ms, until it shows who is known to be there, be that all or not. */
    private static final long PATIENCE = 2_000;

    private final PresenceWorld world;
    private final String topic;
    private final Set<String> shown = new TreeSet<>();
    private PresenceNode node;
    private boolean knows;
    private ChannelLayer.Subscription subscription;

    PresencePage(PresenceWorld world, String topic, PresenceNode node) {
        this.world = world;
        this.topic = topic;
        move(node);
    }

    boolean isOn(PresenceNode other) {
        return node == other;
    }

    void move(PresenceNode next) {
        if (node == next) {
            return;
        }
        if (node != null) {
            subscription.close();
        }
        node = next;
        knows = false;
        subscription = next.presences.follow(topic, diff -> changed(next, diff));
        world.at(world.now + PATIENCE, next, () -> lookAnyway(next));
    }

    private void changed(PresenceNode at, PresenceDiff diff) {
        if (at != node || !at.isLookedAt()) {
            return;
        }
        if (diff.initial()) {
            showAll(diff.joins());
        } else {
            shown.addAll(keys(diff.joins()));
            keys(diff.leaves()).forEach(this::left);
        }
    }

    private void lookAnyway(PresenceNode at) {
        if (at == node && at.isLookedAt() && !knows) {
            showAll(at.presences.list(topic));
        }
    }

    private void showAll(List<Present> all) {
        knows = true;
        Set<String> missing = new TreeSet<>(shown);
        missing.removeAll(keys(all));
        missing.forEach(this::left);
        shown.addAll(keys(all));
    }

    private void left(String user) {
        shown.remove(user);
        if (world.places.containsKey(user)) {
            world.leaves.add(node.id + " saw " + user + " leave at " + world.now);
        }
    }

    private static List<String> keys(List<Present> present) {
        return present.stream().map(Present::key).toList();
    }
}
