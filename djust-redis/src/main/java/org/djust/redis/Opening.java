package org.djust.redis;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** Connects to Redis, and says in one sentence why it can't. */
final class Opening {

    private Opening() {
    }

    /**
     * A connection on which scripts can write.
     *
     * @param probe what is tried
     * @throws SettingsException when it can't
     */
    static Link open(RedisConfig config, Invocation probe) {
        return open(config, route(config), probe);
    }

    /** As {@link #open(RedisConfig, Invocation)}, by a way that others go, too; the link closes it. */
    static Link open(RedisConfig config, Route route, Invocation probe) {
        RedisUrl url = config.url();
        Link link = new Link(api(config, route), url.address());
        try {
            link.probe(probe);
            link.info();
            return link;
        } catch (StateUnavailableException e) {
            link.close();
            throw new SettingsException(List.of(sentence(url, e)));
        }
    }

    private static RedisApi api(RedisConfig config, Route route) {
        Failures failures = new Failures(config.url().address(), config.timeout());
        if (route instanceof ClusterRoute cluster) {
            return new ClusterApi(cluster, failures);
        }
        JedisClientConfig client = ClientConfigs.ofRedis(config);
        Connections connections = new Connections(route, client);
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

    /** A connection of its own, for what a pool's can't do; the caller closes it. */
    static Jedis connection(RedisConfig config, Route route) {
        return new Jedis(route, ClientConfigs.ofRedis(config));
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

    private static String sentence(RedisUrl url, StateUnavailableException e) {
        if (noPrimary(e)) {
            return Messages.noPrimary(url.address());
        }
        if (e.reason() != Reason.REFUSED) {
            return Messages.unreachable(url.address(), why(url, e));
        }
        String refusal = e.getMessage();
        if (refusal.contains("WRONGPASS") || refusal.contains("NOAUTH") || refusal.contains("AUTH <password>")) {
            return Messages.wrongLogin(url.address());
        }
        // the latter is what Redis 7 says of a script's commands
        boolean permission = refusal.contains("NOPERM") || refusal.contains("user executing the script");
        return permission ? Messages.noPermission(refusal) : Messages.notUsable(refusal);
    }

    private static boolean noPrimary(StateUnavailableException e) {
        return causes(e).anyMatch(cause -> cause instanceof Sentinels.NoPrimaryException);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    private static String why(RedisUrl url, StateUnavailableException e) {
        if (e.reason() == Reason.TIMED_OUT) {
            // a Redis without TLS waits for the rest of what it takes for a command
            return url.tls() ? "no answer in time, as from a Redis without TLS" : "no answer in time";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            for (Throwable hidden : cause.getSuppressed()) {
                if (hidden instanceof ConnectException) {
                    return "connection refused";
                }
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "connection refused";
            }
            if (cause instanceof UnknownHostException) {
                return "the host is unknown";
            }
            if (cause instanceof SSLException) {
                return "TLS: " + cause.getMessage();
            }
        }
        return "what listens there does not speak Redis' protocol";
    }
}
