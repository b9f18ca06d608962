package org.djust.redis;

import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/** How connections are made: time-outs, login, TLS. (That a certificate is for the host, the client checks by default.) */
final class ClientConfigs {

    private ClientConfigs() {
    }

    static JedisClientConfig ofRedis(RedisConfig config) {
        return common(config, config.url().login()).database(config.url().database()).build();
    }

    static JedisClientConfig ofSentinels(RedisConfig config) {
        return common(config, config.url().sentinels().login()).build();
    }

    private static DefaultJedisClientConfig.Builder common(RedisConfig config, Login login) {
        return DefaultJedisClientConfig.builder().user(login.user()).password(login.password())
                .ssl(config.url().tls()).sslSocketFactory(config.tls().sockets())
                .timeoutMillis((int) config.timeout().toMillis())
                .clientName("djust-" + config.app())
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED).serverDefaultProtocol();
    }
}
