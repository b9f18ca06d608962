package org.djust.redis;

import org.djust.redis.Chunks.Chunk;

import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** One run of a script on its way through a cluster, until a node has answered that is in charge. Used by one thread. */
final class Errand {

    private final Chunk chunk;
    private final Failures failures;
    private HostAndPort node;
    private boolean asking;
    private boolean scriptMissing;
    private boolean tried;
    private boolean moving;
    private Object reply;
    private State state = State.NEW;

    private enum State {
        NEW, BROKEN, SCRIPT_MISSING, ASK, MOVED, UNSTABLE, DONE
    }

    Errand(Chunk chunk, Failures failures) {
        this.chunk = chunk;
        this.failures = failures;
    }

    int slot() {
        return Slots.of(chunk.arguments()[0]);
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

    /** Whether it comes too late when another of its kind that was sent after it is done before. */
    boolean isOrdered() {
        return chunk.script() == Script.PUBLISH;
    }

    /** The node knows its script from then on. */
    void sendWhole() {
        scriptMissing = true;
    }

    void send(Connection connection) {
        if (asking) {
            connection.sendCommand(Protocol.Command.ASKING);
        }
        CommandArguments command =
                new CommandArguments(scriptMissing ? Protocol.Command.EVAL : Protocol.Command.EVALSHA)
                        .add(scriptMissing ? chunk.script().source() : chunk.script().sha()).add(chunk.keys())
                        .addObjects((Object[]) chunk.arguments());
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
            moving = true;
            state = State.ASK;
        } else if (e instanceof JedisMovedDataException moved) {
            node = moved.getTargetNode();
            state = State.MOVED;
        } else if (((RedisError) reply).isScriptMissing()) {
            scriptMissing = true;
            state = State.SCRIPT_MISSING;
        } else if (e.getMessage().startsWith("CLUSTERDOWN") && !tried) {
            // said of all slots by one that was cut off the others, too, who have put another in its place
            tried = true;
            state = State.BROKEN;
        } else {
            state = e.getMessage().startsWith("TRYAGAIN") ? State.UNSTABLE : State.DONE;
        }
    }

    /** Nobody knows whether the node has done it. If it died, another may have taken its place, of which others know: once. */
    void broken(JedisException e) {
        if (state == State.DONE) {
            return;
        }
        node = null;
        asking = false;
        if (tried || failures.isFinal(e)) {
            reply = failures.of(e);
            state = State.DONE;
        } else {
            tried = true;
            state = State.BROKEN;
        }
    }

    /** Whether something was published at a primary to which the slot, and with it all subscribers, is still to come. */
    boolean isUnheard() {
        return moving && chunk.script().publishes() && !(reply instanceof RedisError);
    }

    /** Publishes that again, where they are. */
    void tell(Connection connection) {
        byte[][] arguments = chunk.arguments();
        int channel = chunk.script().keys();
        connection.sendCommand(Protocol.Command.SPUBLISH, arguments[channel], arguments[channel + 1]);
        connection.getOne();
    }
}
