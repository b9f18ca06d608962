package org.djust.internal.security;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web origin, in one spelling: lower case, with its port. */
record Origin(String scheme, String host, int port) {

    private static final Pattern SYNTAX =
            Pattern.compile("(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    static final int HTTP_PORT = 80;
    static final int HTTPS_PORT = 443;

    /** Null when the text is no origin of a web page. */
    static Origin parse(String text) {
        Matcher match = SYNTAX.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return null;
        }
        String scheme = match.group(1);
        int port = match.group(3) == null ? defaultPort(scheme) : Integer.parseInt(match.group(3));
        return new Origin(scheme, canonicalHost(match.group(2)), port);
    }

    /** The origin of what is served here; a WebSocket scheme counts as its HTTP scheme. */
    static Origin of(String scheme, String host, int port) {
        boolean secure = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss");
        String name = secure ? "https" : "http";
        return new Origin(name, canonicalHost(host.toLowerCase(Locale.ROOT)), port > 0 ? port : defaultPort(name));
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static String canonicalHost(String host) {
        IpAddress address = host.indexOf(':') < 0 ? null : IpAddress.parse(host);
        return address == null ? host : address.toString();
    }
}
