package org.djust.redis;

import redis.clients.jedis.JedisSocketFactory;

/** The way to the Redis that takes writes, wherever it is by now. Thread-safe. */
interface Route extends AutoCloseable {

    /**
     * Opens sockets to the server that has a key: the same for all keys that it has. Does not block.
     *
     * @return null when no server is known to have it
     */
    JedisSocketFactory to(byte[] key);

    /**
     * Called whenever connections that were made before lead to the wrong server; on any thread, and maybe while a socket is
     * opened, so it must not wait.
     */
    void onMove(Runnable task);

    /** A connection failed, or its server is not what it was: whoever knows the way is to be asked again. */
    void doubt();

    @Override
    void close();
}
