package org.djust.redis;

import redis.clients.jedis.JedisSocketFactory;

/**
 * The way to the Redis that takes writes, wherever it is by now: opens sockets to it. Thread-safe.
 */
interface Route extends JedisSocketFactory, AutoCloseable {

    /**
     * Called whenever connections that were made before lead to the wrong server; on any thread, and maybe within
     * {@link #createSocket}, so it must not wait.
     */
    void onMove(Runnable task);

    /** A connection failed, or its server is not what it was: whoever knows the way is to be asked again. */
    void doubt();

    @Override
    void close();
}
