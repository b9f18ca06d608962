package org.djust.redis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import redis.clients.jedis.HostAndPort;

/**
 * Where Redis is and who we are there: {@code redis://user:password@host:port/database}; or where the Sentinels are that
 * know it, {@code redis-sentinel://user:password@host1:port,host2:port/primary/database?sentinels=user:password}.
 * or some nodes of a Redis Cluster, {@code redis-cluster://user:password@host1:port,host2:port}. {@code rediss} instead of
 * {@code redis} is TLS.
 *
 * @param login     at Redis
 * @param addresses of Redis, which is one, of some nodes of a cluster, or of Sentinels
 * @param sentinels null when the addresses are those of Redis
 * @param cluster   whether Redis is a cluster
 */
record RedisUrl(boolean tls, Login login, List<HostAndPort> addresses, int database, Sentinels sentinels,
        boolean cluster) {

    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?";
    // what a password contains is never part of a message, so the whole is taken apart by hand
    private static final Pattern URL = Pattern.compile("(?<scheme>rediss?)://(?:(?<login>.*)@)?"
            + "(?<hosts>" + HOST + ")(?:/(?<db>\\d{0,5}))?");
    private static final Pattern SENTINELS = Pattern.compile("(?<scheme>rediss?)-sentinel://(?:(?<login>.*)@)?"
            + "(?<hosts>" + HOST + "(?:," + HOST + ")*)/(?<primary>[A-Za-z0-9._-]+)(?:/(?<db>\\d{0,5}))?"
            + "(?:\\?sentinels=(?<logins>[^@]*))?");
    private static final Pattern CLUSTER = Pattern.compile("(?<scheme>rediss?)-cluster://(?:(?<login>.*)@)?"
            + "(?<hosts>" + HOST + "(?:," + HOST + ")*)(?<db>)/?");
    private static final Pattern PORT = Pattern.compile(":(\\d+)$");
    private static final int REDIS_PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;
    private static final int LAST_PORT = 65_535;

    /**
     * What Sentinels are asked.
     *
     * @param primary the name under which they watch Redis
     * @param login   at the Sentinels themselves
     */
    record Sentinels(String primary, Login login) {
    }

    /** @throws IllegalArgumentException with a sentence that shows nothing of the text */
    static RedisUrl parse(String text) {
        Matcher url = URL.matcher(text);
        Matcher sentinels = SENTINELS.matcher(text);
        Matcher cluster = CLUSTER.matcher(text);
        if (url.matches()) {
            return read(url, REDIS_PORT, null, false);
        }
        if (cluster.matches()) {
            return read(cluster, REDIS_PORT, null, true);
        }
        if (sentinels.matches()) {
            return read(sentinels, SENTINEL_PORT,
                    new Sentinels(sentinels.group("primary"), Login.parse(sentinels.group("logins"))), false);
        }
        throw new IllegalArgumentException(Messages.notAUrl());
    }

    private static RedisUrl read(Matcher url, int port, Sentinels sentinels, boolean cluster) {
        List<HostAndPort> addresses =
                Stream.of(url.group("hosts").split(",")).map(address -> address(address, port)).toList();
        return new RedisUrl(url.group("scheme").equals("rediss"), Login.parse(url.group("login")), addresses,
                number(url.group("db"), 0), sentinels, cluster);
    }

    private static HostAndPort address(String text, int defaultPort) {
        Matcher digits = PORT.matcher(text);
        String host = digits.find() ? text.substring(0, digits.start()) : text;
        int port = text.equals(host) ? defaultPort : Integer.parseInt(digits.group(1));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(Messages.notAUrl());
        }
        return new HostAndPort(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    private static int number(String digits, int defaultValue) {
        return digits == null || digits.isEmpty() ? defaultValue : Integer.parseInt(digits);
    }

    /** Hosts and ports, and what Sentinels call Redis; for messages. */
    String address() {
        String all = addresses.stream().map(RedisUrl::text).collect(Collectors.joining(","));
        return sentinels == null ? all : all + "/" + sentinels.primary;
    }

    static String text(HostAndPort address) {
        String host = address.getHost();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Address and database; no credentials. */
    @Override
    public String toString() {
        return address() + "/" + database;
    }
}
