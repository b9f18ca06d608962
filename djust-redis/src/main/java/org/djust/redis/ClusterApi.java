package org.djust.redis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/**
 * Asks the nodes of a Redis Cluster: each what it has, all at the same time, and another one when it says that it hasn't.
 * As scripts are not known on all nodes, what is missing is sent whole. A probe asks all primaries. Thread-safe.
 */
final class ClusterApi implements RedisApi {

    /** While a slot moves, for instance. */
    private static final int ROUNDS = 10;

    private final ClusterRoute route;
    private final ClusterConnectionProvider nodes;
    private final Failures failures;

    ClusterApi(ClusterRoute route, Failures failures) {
        this.route = route;
        this.nodes = route.nodes();
        this.failures = failures;
    }

    @Override
    public Object[] evaluate(List<Invocation> invocations) {
        if (invocations.size() == 1 && invocations.get(0).script() == Script.PROBE) {
            byte[] like = invocations.get(0).arguments()[0];
            return new Object[] {worst(run(route.keyOfEachPrimary(like).stream()
                    .map(key -> Invocation.of(Script.PROBE, key)).toList()))};
        }
        return run(invocations);
    }

    private Object[] run(List<Invocation> invocations) {
        Chunks chunks = Chunks.ofSlots(invocations);
        List<Errand> errands = chunks.list().stream().map(Errand::new).toList();
        List<Errand> open = errands;
        boolean failed = false;
        for (int round = 1; !open.isEmpty() && round <= ROUNDS; round++) {
            try {
                Round.ask(nodes, open);
            } catch (JedisException e) {
                // a primary that died may have been replaced, of which the others know
                if (failed || failures.isFinal(e)) {
                    throw failures.of(e);
                }
                failed = true;
            }
            open = errands.stream().filter(Errand::isOpen).toList();
            if (open.stream().anyMatch(Errand::doubtsSlots)) {
                learn();
            }
            if (open.stream().anyMatch(Errand::waits)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(4L * round * round));
            }
        }
        return chunks.split(errands.stream().map(Errand::reply).toArray(), invocations.size());
    }

    private void learn() {
        try {
            route.doubt();
        } catch (JedisException e) {
            throw failures.of(e);
        }
    }

    private static Object worst(Object[] replies) {
        return Stream.of(replies).filter(RedisError.class::isInstance).findFirst().orElse(replies[0]);
    }

    @Override
    public void load(List<Script> scripts) {
        // each goes to the node that misses it
    }

    @Override
    public Map<String, String> info() {
        try {
            return ClusterInfo.together(ClusterInfo.ask(nodes));
        } catch (JedisException e) {
            throw failures.of(e);
        }
    }

    @Override
    public void close() {
        nodes.close();
    }
}
