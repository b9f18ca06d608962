package org.djust.internal.presence;

import org.djust.PresenceDiff;

/** Wants to know who is under a topic. */
public interface Follower {

    /** Must return at once, and call nothing of presences. */
    void changed(PresenceDiff diff);
}
