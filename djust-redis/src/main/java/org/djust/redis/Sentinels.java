package org.djust.redis;

import java.util.List;

import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks Sentinels which Redis is the primary, over one connection to one of them that is kept, and when it doesn't answer
 * the next one. Thread-safe; who asks while another does waits, for as long as they may take together to answer.
 */
final class Sentinels implements AutoCloseable {

    private final List<HostAndPort> addresses;
    private final String name;
    private final JedisClientConfig client;
    private int current;
    private Jedis sentinel;
    private boolean closed;

    /** @param name under which they watch it */
    Sentinels(List<HostAndPort> addresses, String name, JedisClientConfig client) {
        this.addresses = addresses;
        this.name = name;
        this.client = client;
    }

    /** @throws NoPrimaryException when none answers, or none of those that do knows it */
    synchronized HostAndPort primary() {
        JedisException failure = null;
        for (int tried = 0; tried < addresses.size() && !closed; tried++) {
            try {
                List<String> address = sentinel().sentinelGetMasterAddrByName(name);
                if (address != null) {
                    return new HostAndPort(address.get(0), Integer.parseInt(address.get(1)));
                }
            } catch (JedisException e) {
                failure = e;
            }
            next();
        }
        throw new NoPrimaryException(failure);
    }

    private Jedis sentinel() {
        if (sentinel == null) {
            sentinel = new Jedis(addresses.get(current), client);
        }
        return sentinel;
    }

    /** From now on another one is asked. */
    synchronized void next() {
        disconnect();
        current = (current + 1) % addresses.size();
    }

    private void disconnect() {
        if (sentinel != null) {
            sentinel.close();
            sentinel = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
    }

    /** No Sentinel told where the primary is. */
    static final class NoPrimaryException extends JedisConnectionException {

        private static final long serialVersionUID = 1L;

        /** @param failure of the last that was asked; null when it knew no primary of that name */
        NoPrimaryException(JedisException failure) {
            super("No Sentinel names a primary", failure);
        }
    }
}
