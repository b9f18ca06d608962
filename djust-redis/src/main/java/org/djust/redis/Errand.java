package org.djust.redis;

import java.util.Arrays;
import java.util.stream.Stream;

import org.djust.redis.Chunks.Chunk;

import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** One run of a script on its way through a cluster, until a node has answered that is in charge. Used by one thread. */
final class Errand {

    private final Chunk chunk;
    private final int slot;
    private HostAndPort node;
    private boolean asking;
    private boolean scriptMissing;
    private Object reply;
    private State state = State.NEW;

    private enum State {
        NEW, BROKEN, SCRIPT_MISSING, ASK, MOVED, UNSTABLE, DONE
    }

    Errand(Chunk chunk) {
        this.chunk = chunk;
        this.slot = Slots.of(chunk.arguments()[0]);
    }

    int slot() {
        return slot;
    }

    /** Whom the last answer named; null for the one that is known to have the slot. */
    HostAndPort node() {
        return node;
    }

    boolean isOpen() {
        return state != State.DONE;
    }

    /** Whether what is known of the slots is not true any more. */
    boolean doubtsSlots() {
        return state == State.MOVED || state == State.BROKEN;
    }

    /** Whether it makes no sense to ask again at once. */
    boolean waits() {
        return state == State.UNSTABLE;
    }

    /** As {@link RedisApi#evaluate} returns it. */
    Object reply() {
        return reply;
    }

    void send(Connection connection) {
        if (asking) {
            connection.sendCommand(Protocol.Command.ASKING);
        }
        CommandArguments command =
                new CommandArguments(scriptMissing ? Protocol.Command.EVAL : Protocol.Command.EVALSHA)
                        .add(scriptMissing ? chunk.script().source() : chunk.script().sha()).add(chunk.keys());
        Stream.of(chunk.arguments()).forEach(command::add);
        connection.sendCommand(command);
    }

    void receive(Connection connection) {
        try {
            if (asking) {
                connection.getOne();
            }
            node = null;
            asking = false;
            reply = connection.getOne();
            state = State.DONE;
        } catch (JedisDataException e) {
            reply = new RedisError(e.getMessage());
            refused(e);
        }
    }

    private void refused(JedisDataException e) {
        if (e instanceof JedisAskDataException ask) {
            node = ask.getTargetNode();
            asking = true;
            state = State.ASK;
        } else if (e instanceof JedisMovedDataException moved) {
            node = moved.getTargetNode();
            state = State.MOVED;
        } else if (((RedisError) reply).isScriptMissing()) {
            scriptMissing = true;
            state = State.SCRIPT_MISSING;
        } else {
            state = e.getMessage().startsWith("TRYAGAIN") ? State.UNSTABLE : State.DONE;
        }
    }

    /** Nobody knows whether the node has done it. */
    void broken() {
        if (state != State.DONE) {
            state = State.BROKEN;
            node = null;
            asking = false;
        }
    }

    @Override
    public String toString() {
        return chunk.script() + " in slot " + slot + ": " + state + " " + Arrays.asList(node, reply);
    }
}
