package org.djust.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.djust.spi.StateUnavailableException;

/**
 * The few things that we ask of Redis, whatever client and topology is behind it. Each blocks for a round trip, bounded
 * by a time-out, and throws {@link StateUnavailableException} when Redis doesn't answer or refuses the connection. What
 * is asked on a connection that turns out broken is asked once more on a new one, and may be done twice. Thread-safe.
 */
interface RedisApi extends AutoCloseable {

    /**
     * Runs scripts in one round trip.
     *
     * @return the reply of each in order: null, a Long, byte[] or List of these, or a {@link RedisError}; or what would be thrown,
     *         when it is so of this one's server only
     */
    Object[] evaluate(List<Invocation> invocations);

    /** Lets Redis know the scripts by their names. */
    void load(List<Script> scripts);

    /** What Redis tells of itself, by the names of its INFO command. */
    Map<String, String> info();

    /** The lives of all servers that take writes; another one when one was started again, or another has taken its place. */
    default Set<String> lives() {
        return Set.of(HealthCheck.incarnation(info()));
    }

    @Override
    void close();
}
