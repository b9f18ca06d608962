package org.djust.internal.presence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.djust.PresenceDiff;

/** Who wants to know who is under one topic: told everybody once that is known, and then every change. Used with the room's lock. */
final class Followers {

    private final Set<Follower> all = new HashSet<>();
    /** Those who have not been told everybody. */
    private final List<Follower> waiting = new ArrayList<>(0);
    private boolean known;

    void add(Follower follower, Supplier<PresenceDiff> everybody) {
        all.add(follower);
        if (known) {
            follower.changed(everybody.get());
        } else {
            waiting.add(follower);
        }
    }

    void remove(Follower follower) {
        all.remove(follower);
        waiting.remove(follower);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(PresenceDiff diff) {
        if (known && !(diff.joins().isEmpty() && diff.leaves().isEmpty() && diff.updates().isEmpty())) {
            all.stream().filter(follower -> !waiting.contains(follower)).forEach(follower -> follower.changed(diff));
        }
    }

    /** It is known who is there. */
    void known(PresenceDiff diff, PresenceDiff everybody) {
        known = true;
        tell(diff);
        waiting.forEach(follower -> follower.changed(everybody));
        waiting.clear();
    }
}
