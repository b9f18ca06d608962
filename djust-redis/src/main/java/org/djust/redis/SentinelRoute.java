package org.djust.redis;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * To the primary that Sentinels name, asked for each connection. A primary that was replaced may live and take writes for
 * ten more seconds, which it forgets afterwards: so a thread asks once a second, too. (Its own, because it is needed before
 * the node's can be had.)
 */
final class SentinelRoute implements Route, JedisSocketFactory {

    private static final Logger LOG = Logger.getLogger(SentinelRoute.class.getName());
    private static final Duration LOOKING = Duration.ofSeconds(1);

    private final Sentinels sentinels;
    private final JedisClientConfig client;
    private final List<Runnable> onMove = new CopyOnWriteArrayList<>();
    private final Thread watcher = new Thread(this::watch, "djust-sentinels");
    private HostAndPort primary;
    private volatile boolean closed;

    /** @param client for connections to the primary */
    SentinelRoute(Sentinels sentinels, JedisClientConfig client) {
        this.sentinels = sentinels;
        this.client = client;
        watcher.setDaemon(true);
        watcher.start();
    }

    @Override
    public JedisSocketFactory to(byte[] key) {
        return this;
    }

    @Override
    public Socket createSocket() {
        HostAndPort address = sentinels.primary();
        found(address);
        try {
            return new DefaultJedisSocketFactory(address, client).createSocket();
        } catch (JedisException e) {
            doubt();
            throw e;
        }
    }

    private void watch() {
        while (!closed) {
            try {
                found(sentinels.primary());
            } catch (JedisException e) {
                LOG.log(Level.FINE, "Asking Sentinels for the primary", e);
            }
            LockSupport.parkNanos(LOOKING.toNanos());
        }
    }

    private void found(HostAndPort address) {
        HostAndPort before;
        synchronized (this) {
            before = primary;
            primary = address;
        }
        if (before != null && !before.equals(address)) {
            LOG.info(() -> Messages.moved(RedisUrl.text(before), RedisUrl.text(address)));
            onMove.forEach(Runnable::run);
        }
    }

    @Override
    public void onMove(Runnable task) {
        onMove.add(task);
    }

    /** The Sentinel that was asked last may have been cut off the others. */
    @Override
    public void doubt() {
        sentinels.next();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
        sentinels.close();
    }
}
