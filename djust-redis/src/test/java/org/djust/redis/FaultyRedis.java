package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

import org.djust.redis.Chunks.Chunk;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * One node's way to a real Redis, on which requests and answers are lost, done twice, or arrive when nobody waits for
 * them any more. Not thread-safe.
 */
final class FaultyRedis implements RedisApi {

    private final Jedis jedis;
    private final Random random;
    private final BiFunction<Script, String, String> change;
    private final Runnable watcher;
    private final List<List<Invocation>> stragglers;
    boolean calm;
    String incarnation = "first";

    /**
     * @param change     what Redis runs instead of a script's text
     * @param stragglers what was sent and may still arrive, of all nodes
     * @param watcher    called whenever Redis has done something
     */
    FaultyRedis(Jedis jedis, Random random, BiFunction<Script, String, String> change,
            List<List<Invocation>> stragglers, Runnable watcher) {
        this.jedis = jedis;
        this.random = random;
        this.change = change;
        this.stragglers = stragglers;
        this.watcher = watcher;
    }

    @Override
    public Object[] evaluate(List<Invocation> invocations) {
        switch (calm ? 0 : random.nextInt(30)) {
            case 1 -> throw timedOut();
            case 2 -> {
                stragglers.add(invocations);
                throw timedOut();
            }
            case 3, 4 -> {
                run(invocations);
                throw timedOut();
            }
            case 5 -> run(invocations);
            case 6 -> stragglers.add(invocations);
            default -> {
                // nothing goes wrong
            }
        }
        return run(invocations);
    }

    private static StateUnavailableException timedOut() {
        return new StateUnavailableException(Reason.TIMED_OUT, "no answer", null);
    }

    /** Something that was lost arrives. */
    void arrive() {
        if (!stragglers.isEmpty()) {
            run(stragglers.remove(random.nextInt(stragglers.size())));
        }
    }

    private Object[] run(List<Invocation> invocations) {
        Chunks chunks = Chunks.of(invocations);
        List<Object> replies = new ArrayList<>();
        for (Chunk chunk : chunks.list()) {
            String text = new String(chunk.script().source(), StandardCharsets.UTF_8);
            byte[] script = change.apply(chunk.script(), text).getBytes(StandardCharsets.UTF_8);
            try {
                replies.add(jedis.eval(script, chunk.keys(), chunk.arguments()));
            } catch (JedisDataException e) {
                replies.add(new RedisError(e.getMessage()));
            }
            watcher.run();
        }
        return chunks.split(replies.toArray(), invocations.size());
    }

    @Override
    public void load(List<Script> scripts) {
        // they are sent each time
    }

    @Override
    public Map<String, String> info() {
        return Map.of("run_id", incarnation);
    }

    @Override
    public void close() {
        jedis.close();
    }
}
