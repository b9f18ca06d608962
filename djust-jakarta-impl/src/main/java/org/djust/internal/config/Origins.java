package org.djust.internal.config;

import java.net.URI;
import java.util.Locale;

/** Web origins, as browsers write them. */
final class Origins {

    private static final String ALLOWED = "scheme://host or scheme://host:port, with http or https";

    private Origins() {
    }

    /** Lower case, without the scheme's default port. */
    static String normalized(String text) {
        URI uri = parsed(text.toLowerCase(Locale.ROOT));
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (!web || !bare || uri.getHost() == null) {
            throw new IllegalArgumentException(ALLOWED);
        }
        int standard = uri.getScheme().equals("http") ? 80 : 443;
        String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    private static URI parsed(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
        if (uri.isOpaque() || uri.getScheme() == null) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return uri;
    }
}
