package org.djust.redis;

import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;

/** Makes a pool's connections, and tells which of them were made before something happened. Thread-safe. */
final class Connections extends ConnectionFactory {

    private volatile int generation;

    Connections(JedisSocketFactory sockets, JedisClientConfig client) {
        super(sockets, client);
    }

    /** From now on, none that was made before is good. */
    void renew() {
        // two at a time that count as one do as well
        generation++;
    }

    @Override
    public PooledObject<Connection> makeObject() throws Exception {
        int made = generation;
        return new Numbered(super.makeObject().getObject(), made);
    }

    /** Called for those that come back, which may have been in use when the others were given up. */
    @Override
    public boolean validateObject(PooledObject<Connection> connection) {
        return ((Numbered) connection).made == generation;
    }

    private static final class Numbered extends DefaultPooledObject<Connection> {

        private final int made;

        Numbered(Connection connection, int made) {
            super(connection);
            this.made = made;
        }
    }
}
