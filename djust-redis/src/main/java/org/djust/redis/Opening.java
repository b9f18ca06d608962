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
            throw new SettingsException(List.of(sentence(url.address(), e)));
        }
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

    private static String sentence(String address, StateUnavailableException e) {
        if (e.reason() == Reason.REFUSED) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            return refusal(address, reason);
        }
        return Messages.unreachable(address, why(e));
    }

    private static String refusal(String address, String reason) {
        if (reason.startsWith("WRONGPASS") || reason.startsWith("NOAUTH") || reason.contains("AUTH")) {
            return Messages.wrongLogin(address);
        }
        return reason.contains("NOPERM") ? Messages.noPermission(address, reason)
                : Messages.notUsable(address, reason);
    }

    private static String why(StateUnavailableException e) {
        if (e.reason() == Reason.TIMED_OUT) {
            return "no answer in time";
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
