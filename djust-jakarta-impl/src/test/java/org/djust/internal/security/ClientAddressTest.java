package org.djust.internal.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.djust.internal.security.ClientAddress.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress addresses =
            new ClientAddress(List.of("10.0.0.0/8", " 192.168.1.7", "2001:db8:1::/48", "::1"));

    @Test
    void nobodyIsBelievedByDefault() {
        Peer peer = new ClientAddress(List.of()).resolve("10.0.0.1", "http", "a", 80,
                Map.of("X-Forwarded-For", "1.1.1.1", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "b")::get);
        assertEquals(new Peer("10.0.0.1", "http", "a", 80), peer);
    }

    @ParameterizedTest
    @CsvSource({"11.0.0.1", "192.168.1.8", "2001:db8:2::1", "unknown", "::2"})
    void anUntrustedPeerIsTheClientWhateverItSays(String remote) {
        assertEquals(new Peer(remote, "http", "a", 80), addresses.resolve(remote, "http", "a", 80,
                Map.of("X-Forwarded-For", "1.1.1.1", "X-Forwarded-Port", "1", "X-Forwarded-Proto", "https")::get));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "10.0.0.1; 1.1.1.1; 1.1.1.1",
            "10.255.255.255; 1.1.1.1; 1.1.1.1",
            "192.168.1.7; 1.1.1.1; 1.1.1.1",
            "10.0.0.1; 6.6.6.6, 1.1.1.1; 1.1.1.1",
            "10.0.0.1; 6.6.6.6, 1.1.1.1, 10.0.0.2,192.168.1.7; 1.1.1.1",
            "10.0.0.1; 10.0.0.3, 10.0.0.2; 10.0.0.3",
            "10.0.0.1; ; 10.0.0.1",
            "10.0.0.1; unknown; 10.0.0.1",
            "10.0.0.1; 1.1.1.1, _hidden, 10.0.0.2; 10.0.0.2",
            "10.0.0.1; 1.1.1.1:1234; 1.1.1.1",
            "10.0.0.1; [2001:db8::A]:99; 2001:db8:0:0:0:0:0:a",
            "10.0.0.1; 2001:db8::a; 2001:db8:0:0:0:0:0:a",
            "10.0.0.1; 999.1.1.1; 10.0.0.1",
            "10.0.0.1; 1.1; 10.0.0.1",
            "10.0.0.1; localhost; 10.0.0.1",
            "2001:db8:1:ffff::1; 1.1.1.1; 1.1.1.1",
            "0:0:0:0:0:0:0:1; 1.1.1.1; 1.1.1.1",
            "::ffff:10.0.0.1; 1.1.1.1; 1.1.1.1",
            "fe80::1%eth0; 1.1.1.1; fe80::1%eth0"})
    void theRightmostUntrustedHopIsTheClient(String remote, String forwarded, String client) {
        Map<String, String> headers = forwarded == null ? Map.of() : Map.of("X-Forwarded-For", forwarded);
        assertEquals(client, addresses.resolve(remote, "http", "a", 80, headers::get).address());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "http;a;80;      ;  ;   ;          http;a;80",
            "http;a;80; https;  ;   ;          https;a;443",
            "http;a;8080; https;  ;   ;        https;a;8080",
            "http;a;80; HTTPS, http;  ;   ;    https;a;443",
            "http;a;80; gopher;  ;   ;         http;a;80",
            "http;a;8080; ; b.org;   ;         http;b.org;80",
            "http;a;8080; https; b.org;   ;    https;b.org;443",
            "http;a;8080; https; b.org:8443; ; https;b.org;8443",
            "http;a;8080; https; b.org; 8443;  https;b.org;8443",
            "http;a;8080; https; b.org:8443; 443; https;b.org;8443",
            "http;a;80; https; ; 8443;         https;a;8443",
            "http;a;80; https; ; x;            https;a;443",
            "http;a;8080; ; [::2]:99, c;   ;   http;[::2];99",
            "https;a;443; http; ; ;            http;a;80"})
    void schemeHostAndPortAreThoseThatTheClientUsed(String scheme, String host, int port, String proto,
            String forwardedHost,
            String forwardedPort, String clientScheme, String clientHost, int clientPort) {
        Map<String, String> headers = new java.util.HashMap<>();
        headers.put("X-Forwarded-Proto", proto);
        headers.put("X-Forwarded-Host", forwardedHost);
        headers.put("X-Forwarded-Port", forwardedPort);
        assertEquals(new Peer("10.0.0.1", clientScheme, clientHost, clientPort),
                addresses.resolve("10.0.0.1", scheme, host, port, headers::get));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0", "::1/129",
            "10.0.0.256", "10.0.0.0/8/8", "*"})
    void whatIsNoAddressCantBeTrusted(String text) {
        assertThrows(IllegalArgumentException.class, () -> new ClientAddress(List.of(text)));
    }

    @Test
    void rangesMayEndWithinAByte() {
        ClientAddress narrow = new ClientAddress(List.of("10.128.0.0/9", "0.0.0.0/32", "fe80::/10"));
        Map<String, String> headers = Map.of("X-Forwarded-For", "1.1.1.1");
        assertEquals("1.1.1.1", narrow.resolve("10.128.0.1", "http", "a", 80, headers::get).address());
        assertEquals("1.1.1.1", narrow.resolve("10.255.0.1", "http", "a", 80, headers::get).address());
        assertEquals("10.127.0.1", narrow.resolve("10.127.0.1", "http", "a", 80, headers::get).address());
        assertEquals("1.1.1.1", narrow.resolve("febf::1", "http", "a", 80, headers::get).address());
        assertEquals("fec0::1", narrow.resolve("fec0::1", "http", "a", 80, headers::get).address());
        assertEquals("1.1.1.1", new ClientAddress(List.of("0.0.0.0/0")).resolve("9.9.9.9", "http", "a", 80,
                headers::get).address());
    }
}
