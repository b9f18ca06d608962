package org.djust.internal.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.djust.internal.security.ClientAddress;
import org.djust.internal.security.OriginPolicy;
import org.junit.jupiter.api.Test;

class HandshakeFilterTest {

    private static HttpServletRequest request(Map<String, List<String>> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(HandshakeFilterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> "10.0.0.1";
                    case "getScheme" -> "http";
                    case "getServerName" -> "shop.example.org";
                    case "getServerPort" -> 80;
                    case "getHeader" -> headers.getOrDefault(arguments[0], Collections.singletonList(null)).get(0);
                    case "getHeaders" -> Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
                    default -> null;
                });
    }

    private static String counted(String forwardedFor) throws Exception {
        HandshakeFilter filter =
                new HandshakeFilter(new OriginPolicy(List.of()), new ClientAddress(List.of("10.0.0.1")), Set.of(),
                        () -> false);
        String[] address = new String[1];
        filter.doFilter(request(Map.of("Origin", List.of("http://shop.example.org"), "X-Forwarded-For",
                List.of(forwardedFor))), null, (in, out) -> address[0] = filter.get().address());
        return address[0];
    }

    @Test
    void whoeverHasANetworkOfVersion6CountsAsOneAddress() throws Exception {
        String one = counted("2001:db8:1:2::1");
        assertEquals(one, counted("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertNotEquals(one, counted("2001:db8:1:3::1"));
        assertEquals("2001:db8:1:2:0:0:0:0/64", one);
        assertEquals("198.51.100.7", counted("::ffff:198.51.100.7"));
    }

    @Test
    void aProxysForwardedForCountsAndNotOneThatTheClientPutBeforeIt() throws Exception {
        HandshakeFilter filter =
                new HandshakeFilter(new OriginPolicy(List.of()), new ClientAddress(List.of("10.0.0.1")), Set.of(),
                        () -> false);
        String[] address = new String[1];
        filter.doFilter(request(Map.of("Origin", List.of("http://shop.example.org"), "X-Forwarded-For",
                List.of("192.0.2.66", "198.51.100.7"))), null, (in, out) -> address[0] = filter.get().address());
        assertEquals("198.51.100.7", address[0]);
    }
}
