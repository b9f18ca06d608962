package org.djust.redis;

import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;

/** To one address for ever. */
final class DirectRoute implements Route {

    private final DefaultJedisSocketFactory sockets;

    DirectRoute(HostAndPort address, JedisClientConfig client) {
        sockets = new DefaultJedisSocketFactory(address, client);
    }

    @Override
    public JedisSocketFactory to(byte[] key) {
        return sockets;
    }

    @Override
    public void onMove(Runnable task) {
        // the address stays
    }

    @Override
    public void doubt() {
        // there is no other
    }

    @Override
    public void close() {
        // nothing is open
    }
}
