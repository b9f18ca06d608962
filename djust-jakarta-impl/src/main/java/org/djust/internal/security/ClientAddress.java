package org.djust.internal.security;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Finds out who is behind trusted proxies and what they asked for. {@code X-Forwarded-For}, {@code -Proto},
 * {@code -Host} and {@code -Port} are believed only when a trusted proxy is the one that connects. Thread-safe.
 */
public final class ClientAddress {

    private final List<Network> trusted;

    /**
     * @param trustedProxies addresses or ranges, IPv4 or IPv6
     * @throws IllegalArgumentException when one is neither
     */
    public ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(String::strip).map(Network::parse).toList();
    }

    /**
     * @param address of the client
     * @param scheme  that the client used
     * @param host    that the client asked for
     * @param port    that the client asked for
     */
    public record Peer(String address, String scheme, String host, int port) {

        /** What limits for each address count: anyone with version 6 has more addresses than can be counted. */
        public String customer() {
            IpAddress parsed = IpAddress.parse(address);
            return parsed == null ? address : parsed.customer();
        }
    }

    /**
     * @param remoteAddress of the connection
     * @param scheme        of the request as it arrived, and so host and port
     * @param header        a request header's value by name, or null; several headers of one name joined by commas
     */
    public Peer resolve(String remoteAddress, String scheme, String host, int port, UnaryOperator<String> header) {
        IpAddress remote = IpAddress.parse(remoteAddress);
        if (remote == null || !isTrusted(remote)) {
            return new Peer(remoteAddress, scheme, host, port);
        }
        String address = client(remote, header.apply("X-Forwarded-For")).toString();
        String forwardedScheme = scheme(header.apply("X-Forwarded-Proto"));
        HostAndPort target = target(header, host, port, forwardedScheme == null ? scheme : forwardedScheme,
                scheme);
        return new Peer(address, forwardedScheme == null ? scheme : forwardedScheme, target.host(), target.port());
    }

    /** The last hop that isn't a trusted proxy: what stands before it, anyone may have written. */
    private IpAddress client(IpAddress remote, String forwardedFor) {
        IpAddress client = remote;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            IpAddress hop = IpAddress.parse(hops[i]);
            if (hop == null) {
                break;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(IpAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static HostAndPort target(UnaryOperator<String> header, String host, int port, String scheme,
            String arrivedScheme) {
        String forwardedHost = first(header.apply("X-Forwarded-Host"));
        String forwardedPort = first(header.apply("X-Forwarded-Port"));
        int defaultPort = Origin.of(scheme, host, 0).port();
        boolean portIsDefault = port <= 0 || port == Origin.of(arrivedScheme, host, 0).port();
        HostAndPort asked = forwardedHost == null ? new HostAndPort(host, portIsDefault ? defaultPort : port)
                : HostAndPort.parse(forwardedHost, defaultPort);
        boolean saysPort = forwardedPort != null && forwardedPort.matches("\\d{1,5}");
        return saysPort && asked.port() == defaultPort
                ? new HostAndPort(asked.host(), Integer.parseInt(forwardedPort))
                : asked;
    }

    private static String scheme(String header) {
        String scheme = first(header);
        return scheme == null || !scheme.matches("(?i)https?|wss?") ? null : scheme.toLowerCase(Locale.ROOT);
    }

    /** The value that the proxy nearest to the client wrote, where proxies append. */
    private static String first(String header) {
        String first = header == null ? "" : header.split(",", 2)[0].strip();
        return first.isEmpty() ? null : first;
    }
}
