package org.djust.internal.websocket;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.djust.internal.http.PageServlet;
import org.djust.internal.security.ClientAddress;
import org.djust.internal.security.OriginPolicy;

/**
 * Refuses WebSocket handshakes from foreign origins before the container upgrades them, and hands on what only an HTTP
 * request knows. Registered in front of the containers' own upgrade filters, which works on WildFly and Payara.
 */
public final class HandshakeFilter implements Filter, Supplier<Handshake> {

    /** Both servers make the upgrade, up to {@code onOpen}, on the thread and inside the call of this filter. */
    private final ThreadLocal<Handshake> current = new ThreadLocal<>();
    private final BooleanSupplier leaving;
    private final OriginPolicy origins;
    private final ClientAddress addresses;
    private final Set<String> roles;

    /** @param leaving whether the node takes no more connections */
    public HandshakeFilter(OriginPolicy origins, ClientAddress addresses, Set<String> roles, BooleanSupplier leaving) {
        this.leaving = leaving;
        this.origins = origins;
        this.addresses = addresses;
        this.roles = roles;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (leaving.getAsBoolean()) {
            // a proxy that hears this tries another node
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "This node stops, and takes no more connections.");
            return;
        }
        ClientAddress.Peer peer = addresses.resolve(http.getRemoteAddr(), http.getScheme(), http.getServerName(),
                http.getServerPort(), name -> joined(http, name));
        String origin = http.getHeader("Origin");
        if (!origins.allows(origin, peer.scheme(), peer.host(), peer.port())) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN,
                    "The origin of this page may not connect; name it in djust.origins if it should.");
            return;
        }
        HttpSession session = http.getSession(false);
        current.set(new Handshake(peer.customer(), PageServlet.identity(http, roles),
                session == null ? null : session.getId(), http.getParameter("v"), http.getParameter("s")));
        try {
            chain.doFilter(request, response);
        } finally {
            current.remove();
        }
    }

    /** Of headers that come twice, too: a proxy may add its own behind one that the client made up. */
    private static String joined(HttpServletRequest http, String name) {
        return String.join(",", Collections.list(http.getHeaders(name)));
    }

    /** The handshake that this thread is making, or null. */
    @Override
    public Handshake get() {
        return current.get();
    }
}
