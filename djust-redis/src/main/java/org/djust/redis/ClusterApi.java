package org.djust.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.djust.spi.StateUnavailableException;

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
        List<Errand> errands = chunks.list().stream().map(chunk -> new Errand(chunk, failures)).toList();
        List<Errand> open = errands;
        for (int round = 1; !open.isEmpty() && round <= ROUNDS; round++) {
            Round.ask(nodes, open);
            open = errands.stream().filter(Errand::isOpen).toList();
            if (open.stream().anyMatch(Errand::doubtsSlots)) {
                learn();
            }
            if (open.stream().anyMatch(Errand::waits)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(4L * round * round));
            }
        }
        Round.tell(nodes, errands);
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
        return Stream.of(replies)
                .filter(reply -> reply instanceof RedisError || reply instanceof StateUnavailableException)
                .findFirst().orElse(replies[0]);
    }

    @Override
    public void load(List<Script> scripts) {
        // each goes to the node that misses it
    }

    @Override
    public Map<String, String> info() {
        return ClusterInfo.together(infos());
    }

    @Override
    public Set<String> lives() {
        return infos().stream().map(HealthCheck::incarnation).collect(Collectors.toSet());
    }

    /** Of all primaries. */
    private List<Map<String, String>> infos() {
        try {
            List<Map<String, String>> infos = ClusterInfo.ask(nodes);
            if (infos.stream().allMatch(ClusterInfo::isPrimary)) {
                return infos;
            }
        } catch (JedisException e) {
            // one that died may have been replaced, of which the others know
            if (failures.isFinal(e)) {
                throw failures.of(e);
            }
        }
        learn();
        try {
            return ClusterInfo.ask(nodes).stream().filter(ClusterInfo::isPrimary).toList();
        } catch (JedisException e) {
            throw failures.of(e);
        }
    }

    @Override
    public void close() {
        nodes.close();
    }
}
