package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

/**
 * Runs scripts in Redis, and remembers when it is away: from a failure that would meet any request until a probe finds
 * it up, requests fail without a try. Thread-safe.
 */
final class Link implements AutoCloseable {

    private final RedisApi api;
    private final String address;
    private final boolean apart;
    /** Null while Redis is there. */
    private final AtomicReference<StateUnavailableException> away = new AtomicReference<>();

    /** For one server, or several that are away all together. */
    Link(RedisApi api, String address) {
        this(api, address, false);
    }

    /**
     * @param address for messages
     * @param apart   whether of several servers one alone can be away: what it was asked is answered with a
     *                {@link StateUnavailableException}, and others are asked as before. Else all are away
     */
    Link(RedisApi api, String address, boolean apart) {
        this.api = api;
        this.address = address;
        this.apart = apart;
    }

    /** What requests fail with now; null while Redis is there. */
    StateUnavailableException away() {
        return away.get();
    }

    /**
     * Runs scripts in one round trip; blocks.
     *
     * @return the reply of each in order, as {@link RedisApi#evaluate} returns them
     * @throws StateUnavailableException for all of them
     */
    Object[] ask(List<Invocation> invocations) {
        StateUnavailableException failure = away.get();
        if (failure != null) {
            throw failure;
        }
        try {
            Object[] replies = evaluate(invocations);
            for (Object reply : replies) {
                if (!apart && reply instanceof StateUnavailableException unavailable) {
                    throw unavailable;
                }
            }
            return replies;
        } catch (StateUnavailableException e) {
            lost(e);
            throw e;
        }
    }

    /**
     * Runs a script whether Redis is away or not, and notes whether it is; blocks.
     *
     * @return its reply, as {@link RedisApi#evaluate} returns it
     * @throws StateUnavailableException when it can't be used
     */
    Object probe(Invocation probe) {
        StateUnavailableException before = away.get();
        try {
            Object reply = evaluate(List.of(probe))[0];
            if (reply instanceof RedisError error) {
                throw refusal(error);
            }
            if (reply instanceof StateUnavailableException unavailable) {
                throw unavailable;
            }
            // unless it was lost while the probe was under way
            away.compareAndSet(before, null);
            return reply;
        } catch (StateUnavailableException e) {
            lost(e);
            throw e;
        }
    }

    /** What Redis tells of itself; blocks, and throws as {@link #probe} does. */
    Map<String, String> info() {
        return api.info();
    }

    /** As {@link RedisApi#lives}; blocks, and throws as {@link #probe} does. */
    Set<String> lives() {
        return api.lives();
    }

    /** What a request fails with that Redis answered so. */
    StateUnavailableException refusal(RedisError error) {
        return new StateUnavailableException(Reason.REFUSED, Messages.refused(address, error.text()), null);
    }

    @Override
    public void close() {
        api.close();
    }

    private Object[] evaluate(List<Invocation> invocations) {
        Object[] replies = api.evaluate(invocations);
        List<Integer> missing = new ArrayList<>(0);
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] instanceof RedisError error && error.isScriptMissing()) {
                missing.add(i);
            }
        }
        if (!missing.isEmpty()) {
            again(invocations, missing, replies);
        }
        for (Object reply : replies) {
            if (reply instanceof RedisError error && error.isOfStore()) {
                lost(refusal(error));
            }
        }
        return replies;
    }

    private void again(List<Invocation> invocations, List<Integer> missing, Object[] replies) {
        api.load(List.of(Script.values()));
        Object[] second = api.evaluate(missing.stream().map(invocations::get).toList());
        for (int i = 0; i < second.length; i++) {
            replies[missing.get(i)] = second[i];
        }
    }

    private void lost(StateUnavailableException failure) {
        away.set(new StateUnavailableException(failure.reason(), Messages.away(address, failure.getMessage()),
                failure));
    }
}
