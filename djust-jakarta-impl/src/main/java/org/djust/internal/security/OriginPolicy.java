package org.djust.internal.security;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which pages may open a WebSocket: those of the server's own origin, and those of origins that are configured.
 * Browsers send the cookies of a site with a WebSocket handshake whatever page opens it, so that without this check any
 * page could act for the user. A missing {@code Origin} and {@code null} (a sandboxed page, a local file) are refused.
 * Thread-safe.
 */
public final class OriginPolicy {

    private final Set<Origin> allowed = new HashSet<>();

    /**
     * @param allowed origins such as {@code https://shop.example.org}, beside the server's own
     * @throws IllegalArgumentException when one is no origin; {@code *} isn't
     */
    public OriginPolicy(List<String> allowed) {
        for (String text : allowed) {
            Origin origin = Origin.parse(text.strip());
            if (origin == null) {
                throw new IllegalArgumentException("'" + text
                        + "' is no origin: write scheme://host or scheme://host:port, without a path or *.");
            }
            this.allowed.add(origin);
        }
    }

    /**
     * @param originHeader the request's {@code Origin}, or null
     * @param scheme       of the request as the client sent it, {@code http} or {@code ws} for instance
     * @param host         that the client asked for; an IPv6 address with or without brackets
     * @param port         that the client asked for; below 1 for the scheme's default
     */
    public boolean allows(String originHeader, String scheme, String host, int port) {
        Origin origin = originHeader == null ? null : Origin.parse(originHeader);
        return origin != null && (origin.equals(Origin.of(scheme, host, port)) || allowed.contains(origin));
    }
}
