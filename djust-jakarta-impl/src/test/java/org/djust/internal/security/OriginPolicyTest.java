package org.djust.internal.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {

    private final OriginPolicy own = new OriginPolicy(List.of());

    @ParameterizedTest
    @CsvSource({"http://example.org,http,example.org,80", "http://example.org,ws,example.org,80",
            "http://example.org:80,http,example.org,80", "https://example.org,https,example.org,443",
            "https://example.org:443,wss,example.org,443", "https://example.org,https,example.org,0",
            "HTTP://Example.ORG:8080,http,eXample.org,8080", "http://localhost:8080,http,localhost,8080",
            "http://127.0.0.1:8080,http,127.0.0.1,8080", "http://[::1]:8080,http,[::1],8080",
            "http://[::1]:8080,http,::1,8080",
            "http://[0:0:0:0:0:0:0:1],http,[::1],80", "https://[2001:DB8::A],https,[2001:db8:0:0::a],443"})
    void theServersOwnOriginIsAllowed(String origin, String scheme, String host, int port) {
        assertTrue(own.allows(origin, scheme, host, port));
    }

    @ParameterizedTest
    @CsvSource({"https://example.org,http,example.org,80", "http://example.org,https,example.org,443",
            "http://example.org:8080,http,example.org,80", "http://example.org,http,example.org,8080",
            "http://example.org:443,https,example.org,443", "http://evil.org,http,example.org,80",
            "http://example.org.evil.org,http,example.org,80", "http://evilexample.org,http,example.org,80",
            "http://www.example.org,http,example.org,80", "http://example.org@evil.org,http,example.org,80",
            "http://example.org/,http,example.org,80", "http://example.org#,http,example.org,80",
            "http://example.org:,http,example.org,80", "http://example.org:99999999999,http,example.org,80",
            "ws://example.org,http,example.org,80", "file://,http,example.org,80", "null,http,example.org,80",
            "http://[::2],http,[::1],80", "http://[::1,http,[::1],80", "http://,http,example.org,80",
            "'http://example.org http://evil.org',http,example.org,80", "example.org,http,example.org,80",
            "'',http,example.org,80"})
    void othersAreRefused(String origin, String scheme, String host, int port) {
        assertFalse(own.allows(origin, scheme, host, port));
    }

    @Test
    void aMissingOriginIsRefused() {
        assertFalse(own.allows(null, "http", "example.org", 80));
        assertFalse(new OriginPolicy(List.of("http://example.org")).allows(null, "http", "example.org", 80));
    }

    @Test
    void configuredOriginsAreAllowedBesideTheOwn() {
        OriginPolicy policy = new OriginPolicy(List.of("https://Shop.example.org", " http://dev:8080 "));
        assertTrue(policy.allows("https://shop.example.org", "http", "internal", 8080));
        assertTrue(policy.allows("http://dev:8080", "http", "internal", 8080));
        assertTrue(policy.allows("http://internal:8080", "http", "internal", 8080));
        assertFalse(policy.allows("http://shop.example.org", "http", "internal", 8080));
        assertFalse(policy.allows("https://shop.example.org:8443", "http", "internal", 8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*", "https://*.example.org", "example.org", "null", "https://example.org/",
            "", "ws://a"})
    void whatIsNoOriginCantBeConfigured(String text) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> new OriginPolicy(List.of(text))).getMessage();
        assertEquals("'" + text + "' is no origin: write scheme://host or scheme://host:port, without a path or *.",
                message);
    }
}
