package org.djust.internal.config;

import java.time.Duration;
import java.util.List;

import org.djust.internal.security.ClientAddress;
import org.djust.internal.security.OriginPolicy;
import org.djust.spi.Settings;

/**
 * Whom the server believes.
 *
 * @param secret   {@code djust.secret}: at least 32 characters, the same on every node; only with memory backends
 *                 it may be left out, and is random then
 * @param tokenTtl {@code djust.token.ttl} (PT1H): how long a page's token is good for joining
 * @param recheck  {@code djust.user.recheck} (PT10M): the server's authentication is asked at least so often who a signed-in
 *                 user of an open page is; zero is never
 * @param origins  {@code djust.origins}: comma list of scheme://host[:port] from which pages may connect; empty
 *                 means the origin of the request only
 * @param proxies  {@code djust.proxies}: comma list of addresses and CIDR blocks whose X-Forwarded-For, -Proto and
 *                 -Host are believed; empty means none
 */
public record Security(Secret secret, Duration tokenTtl, Duration recheck, List<String> origins,
        List<String> proxies) {

    static Security read(Settings settings, boolean inMemory) {
        return new Security(Secret.read(settings, "djust.secret", inMemory),
                settings.duration("djust.token.ttl", "PT1H", "PT1S"),
                settings.duration("djust.user.recheck", "PT10M", "PT0S"),
                settings.list("djust.origins", OriginPolicy::new),
                settings.list("djust.proxies", ClientAddress::new));
    }
}
