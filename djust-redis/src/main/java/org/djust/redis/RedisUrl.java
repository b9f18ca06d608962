package org.djust.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Redis is and who we are there: {@code redis://user:password@host:port/database}, or {@code rediss://} for TLS.
 *
 * @param user     null for Redis' default user
 * @param password null when none is needed
 */
record RedisUrl(boolean tls, String user, String password, String host, int port, int database) {

    // what a password contains is never part of a message, so the whole is taken apart by hand
    private static final Pattern URL = Pattern.compile("(?<scheme>rediss?)://(?:(?<login>.*)@)?"
            + "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?<port>\\d{1,5}))?(?:/(?<db>\\d{0,5}))?");
    private static final int DEFAULT_PORT = 6379;
    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException with a sentence that shows nothing of the text */
    static RedisUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new IllegalArgumentException(Messages.notAUrl());
        }
        int port = number(url.group("port"), DEFAULT_PORT);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(Messages.notAUrl());
        }
        String login = url.group("login");
        int colon = login == null ? -1 : login.indexOf(':');
        if (login != null && colon < 0) {
            throw new IllegalArgumentException(Messages.noPassword());
        }
        return new RedisUrl(url.group("scheme").equals("rediss"), colon <= 0 ? null : decode(login.substring(0, colon)),
                colon < 0 ? null : decode(login.substring(colon + 1)), host(url.group("host")), port,
                number(url.group("db"), 0));
    }

    private static int number(String digits, int defaultValue) {
        return digits == null || digits.isEmpty() ? defaultValue : Integer.parseInt(digits);
    }

    private static String host(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String decode(String text) {
        try {
            // a plus sign stands for itself in this part of a URL
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.notDecodable());
        }
    }

    /** Host and port, for messages. */
    String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Address and database; no credentials. */
    @Override
    public String toString() {
        return address() + "/" + database;
    }
}
