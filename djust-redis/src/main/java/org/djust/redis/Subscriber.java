package org.djust.redis;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** A connection to a Redis on which channels are heard. One thread reads, any may write. */
final class Subscriber extends Connection {

    private static final Logger LOG = Logger.getLogger(Subscriber.class.getName());

    // without a value of its own: the constructor of the superclass sets it
    private boolean used;

    Subscriber(JedisSocketFactory server, JedisClientConfig client) {
        super(server, client);
    }

    /** Once: Jedis would make another in the place of one that broke, on which nothing is subscribed to. */
    @Override
    public void connect() {
        if (used && !isConnected()) {
            throw new JedisConnectionException("The subscriber's connection is closed");
        }
        used = true;
        super.connect();
    }

    /** In which life the server is, as {@link RedisApi#lives} names it; null when it is no primary. To be asked before all else. */
    String life() {
        sendCommand(Command.INFO);
        Map<String, String> info = JedisApi.info(getBulkReply());
        return ClusterInfo.isPrimary(info) ? HealthCheck.incarnation(info) : null;
    }

    /** A command for each: in a cluster all channels of one must be in a slot. */
    void ssubscribe(Collection<byte[]> channels) {
        write(() -> channels.forEach(channel -> sendCommand(Command.SSUBSCRIBE, channel)));
    }

    void sunsubscribe(byte[] channel) {
        write(() -> sendCommand(Command.SUNSUBSCRIBE, channel));
    }

    /** Whether the server is there. */
    void question() {
        write(() -> sendCommand(Command.PING));
    }

    private synchronized void write(Runnable commands) {
        try {
            commands.run();
            flush();
        } catch (JedisException e) {
            // who reads sees the same
            LOG.log(Level.FINE, "A subscriber's connection to Redis", e);
        }
    }

    /** Who reads or writes now does so no more. */
    void cut() {
        try {
            forceDisconnect();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A subscriber's connection to Redis", e);
        }
    }
}
