package org.djust.redis;

import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;

import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** Connects to Redis, and says why it can't. */
final class Opening {

    private static final Logger LOG = Logger.getLogger(Opening.class.getName());
    /** For where there is one server for all keys. */
    private static final byte[] ANY = {};

    private Opening() {
    }

    /**
     * A connection on which scripts can write.
     *
     * @param probe what is tried
     * @throws SettingsException when it can't
     */
    static Link open(RedisConfig config, Invocation probe) {
        return open(config, route(config), false, probe);
    }

    /**
     * As {@link #open(RedisConfig, Invocation)}, by a way that others go, too; the link closes it.
     *
     * @param apart  as of {@link Link}
     * @param probes what is tried
     */
    static Link open(RedisConfig config, Route route, boolean apart, Invocation... probes) {
        RedisUrl url = config.url();
        Link link = new Link(api(config, route), url.address(), apart);
        try {
            for (Invocation probe : probes) {
                link.probe(probe);
            }
            link.info();
            return link;
        } catch (StateUnavailableException e) {
            link.close();
            throw new SettingsException(List.of(OpeningFailure.sentence(url, e)));
        }
    }

    private static RedisApi api(RedisConfig config, Route route) {
        Failures failures = new Failures(config.url().address(), config.timeout());
        if (route instanceof ClusterRoute cluster) {
            return new ClusterApi(cluster, failures);
        }
        JedisClientConfig client = ClientConfigs.ofRedis(config);
        Connections connections = new Connections(route.to(ANY), client);
        RedisClient redis = RedisClient.builder().clientConfig(client)
                .connectionProvider(new PooledConnectionProvider(connections, pool(config))).build();
        Runnable renew = () -> {
            connections.renew();
            redis.getPool().clear();
        };
        route.onMove(renew);
        return new JedisApi(redis, route, renew, failures);
    }

    /** The caller closes it. */
    static Route route(RedisConfig config) {
        RedisUrl url = config.url();
        JedisClientConfig client = ClientConfigs.ofRedis(config);
        if (url.cluster()) {
            return new ClusterRoute(nodes(config), client);
        }
        return url.sentinels() == null ? new DirectRoute(url.addresses().get(0), client)
                : new SentinelRoute(sentinels(config), client);
    }

    private static ClusterConnectionProvider nodes(RedisConfig config) {
        try {
            return new ClusterConnectionProvider(Set.copyOf(config.url().addresses()), ClientConfigs.ofRedis(config),
                    pool(config));
        } catch (JedisException e) {
            throw new SettingsException(List.of(Messages.noCluster(config.url().address(), e.getMessage())));
        }
    }

    private static Sentinels sentinels(RedisConfig config) {
        RedisUrl url = config.url();
        return new Sentinels(url.addresses(), url.sentinels().primary(), ClientConfigs.ofSentinels(config));
    }

    /** A connection of its own to what is no cluster, for what a pool's can't do; the caller closes it. */
    static Jedis connection(RedisConfig config, Route route) {
        return new Jedis(route.to(ANY), ClientConfigs.ofRedis(config));
    }

    /** A connection of its own to hear channels; the caller closes it. */
    static Subscriber subscriber(RedisConfig config, JedisSocketFactory server) {
        return new Subscriber(server, ClientConfigs.ofRedis(config));
    }

    /**
     * Sees whether the user may hear channels.
     *
     * @throws SettingsException when it may not
     */
    static void hear(RedisConfig config, Route route, byte[] channel) {
        JedisSocketFactory server = route.to(channel);
        if (server == null) {
            return;
        }
        try (Subscriber subscriber = subscriber(config, server)) {
            subscriber.ssubscribe(List.of(channel));
            subscriber.getOne();
        } catch (JedisAccessControlException e) {
            throw new SettingsException(
                    List.of(Messages.noPermission(Messages.refused(config.url().address(), e.getMessage()))));
        } catch (JedisException e) {
            // it went away, or the slot did: feeds try until they hear
            LOG.log(Level.FINE, "Hearing a channel", e);
        }
    }

    private static GenericObjectPoolConfig<Connection> pool(RedisConfig config) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(config.poolMax());
        pool.setMaxIdle(config.poolMax());
        pool.setMaxWait(config.timeout());
        pool.setTestOnReturn(!config.url().cluster());
        pool.setJmxEnabled(false);
        return pool;
    }
}
