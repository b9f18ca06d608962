package org.djust.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.djust.redis.Chunks.Chunk;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Asks Redis through Jedis, whichever of its clients. */
final class JedisApi implements RedisApi {

    private static final byte[] LOAD = Fields.bytes("LOAD");
    private static final Pattern INFO = Pattern.compile("(?m)^(\\w+):(.*?)\\r?$");

    private final UnifiedJedis jedis;
    private final Route route;
    private final Runnable renew;
    private final Failures failures;

    /**
     * @param route   by which the client's connections are made
     * @param renew   gives up all connections
     */
    JedisApi(UnifiedJedis jedis, Route route, Runnable renew, Failures failures) {
        this.jedis = jedis;
        this.route = route;
        this.renew = renew;
        this.failures = failures;
    }

    @Override
    public Object[] evaluate(List<Invocation> invocations) {
        Object[] replies = asking(() -> pipelined(invocations));
        if (Stream.of(replies).anyMatch(reply -> reply instanceof RedisError error && error.isOfRole())) {
            // another may be the primary by now
            startOver();
            return asking(() -> pipelined(invocations));
        }
        return replies;
    }

    @Override
    public void load(List<Script> scripts) {
        asking(() -> {
            for (Script script : scripts) {
                jedis.scriptLoad(script.source(), script.sha());
            }
            return null;
        });
    }

    @Override
    public Map<String, String> info() {
        return info(asking(jedis::info));
    }

    /** Reads what the command INFO replies. */
    static Map<String, String> info(String text) {
        return INFO.matcher(text).results().collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    }

    @Override
    public void close() {
        jedis.close();
        route.close();
    }

    private Object[] pipelined(List<Invocation> invocations) {
        Chunks chunks = Chunks.of(invocations);
        List<Response<?>> responses = new ArrayList<>(chunks.list().size());
        try (AbstractPipeline pipeline = jedis.pipelined()) {
            if (chunks.list().stream().filter(chunk -> chunk.script() == Script.PUBLISH).count() > 1) {
                // or the first messages would be unknown, and the last not, if others made the script known between them
                pipeline.sendCommand(Protocol.Command.SCRIPT, LOAD, Script.PUBLISH.source());
            }
            for (Chunk chunk : chunks.list()) {
                responses.add(pipeline.evalsha(chunk.script().sha(), chunk.keys(), chunk.arguments()));
            }
            pipeline.sync();
        }
        Object[] replies = responses.stream().map(JedisApi::reply).toArray();
        return chunks.split(replies, invocations.size());
    }

    private static Object reply(Response<?> response) {
        try {
            return response.get();
        } catch (JedisDataException e) {
            return new RedisError(e.getMessage());
        }
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (JedisException e) {
            StateUnavailableException failure = failures.of(e);
            if (failure.reason() == Reason.REFUSED) {
                throw failure;
            }
            // what others find, too, when they take a connection that was made before
            startOver();
            if (failure.reason() == Reason.TIMED_OUT) {
                throw failure;
            }
        }
        try {
            return question.get();
        } catch (JedisException e) {
            throw failures.of(e);
        }
    }

    private void startOver() {
        route.doubt();
        renew.run();
    }
}
