package org.djust.redis;

import java.util.Collection;

/** What {@link Feeds} tell of topics: of one topic, in the order in which it happens. No method blocks. */
interface Ears {

    /** A topic's messages arrive from now on, from a server in that life (see {@link RedisApi#lives}). */
    void heard(String topic, String life);

    /**
     * Messages of topics don't arrive any more, until {@link #heard}.
     *
     * @param since when it was last known that they do, by this node's clock
     */
    void silent(Collection<String> topics, long since);

    void message(String topic, byte[] message);
}
