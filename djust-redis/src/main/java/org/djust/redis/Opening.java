package org.djust.redis;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;

import javax.net.ssl.SSLException;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.djust.spi.SettingsException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;

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
        RedisUrl url = config.url();
        RedisClient client = RedisClient.builder().hostAndPort(new HostAndPort(url.host(), url.port()))
                .clientConfig(client(config)).poolConfig(pool(config)).build();
        Link link = new Link(new JedisApi(client, client.getPool()::clear, url.address(), config.timeout()),
                url.address());
        try {
            link.probe(probe);
            link.info();
            return link;
        } catch (StateUnavailableException e) {
            link.close();
            throw new SettingsException(List.of(sentence(url, e)));
        }
    }

    /** A connection of its own, for what a pool's can't do; the caller closes it. */
    static Jedis connection(RedisConfig config) {
        return new Jedis(new HostAndPort(config.url().host(), config.url().port()), client(config));
    }

    private static JedisClientConfig client(RedisConfig config) {
        RedisUrl url = config.url();
        return DefaultJedisClientConfig.builder().user(url.user()).password(url.password()).database(url.database())
                .ssl(url.tls()).timeoutMillis((int) config.timeout().toMillis()).clientName("djust-" + config.app())
                .build();
    }

    private static GenericObjectPoolConfig<Connection> pool(RedisConfig config) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(config.poolMax());
        pool.setMaxIdle(config.poolMax());
        pool.setMaxWait(config.timeout());
        pool.setJmxEnabled(false);
        return pool;
    }

    private static String sentence(RedisUrl url, StateUnavailableException e) {
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
