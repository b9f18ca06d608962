package org.djust.internal.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Host} header says. */
record HostAndPort(String host, int port) {

    private static final Pattern SYNTAX = Pattern.compile("(\\[[^]]*]|[^:]*)(?::(\\d{1,5}))?");

    static HostAndPort parse(String text, int defaultPort) {
        Matcher match = SYNTAX.matcher(text);
        if (!match.matches()) {
            return new HostAndPort(text, defaultPort);
        }
        return new HostAndPort(match.group(1), match.group(2) == null ? defaultPort : Integer.parseInt(match.group(2)));
    }
}
