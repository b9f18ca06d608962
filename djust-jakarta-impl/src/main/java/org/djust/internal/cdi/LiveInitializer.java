package org.djust.internal.cdi;

import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;

import org.djust.internal.config.DjustConfig;
import org.djust.internal.http.PageServlet;
import org.djust.internal.http.Routes;
import org.djust.internal.http.ScriptTag;
import org.djust.internal.security.ClientAddress;
import org.djust.internal.security.OriginPolicy;
import org.djust.internal.websocket.HandshakeFilter;
import org.djust.internal.websocket.LiveEndpoint;
import org.djust.internal.websocket.SessionListener;

/**
 * Adds the pages and the handshake's filter to the application. The endpoint is added by a listener: only when all
 * initializers have run does every server have its WebSocket container.
 */
public final class LiveInitializer implements ServletContainerInitializer {

    /** No colon: Payara registers a servlet with one in its name, and then answers 404. */
    private static final String NAME = "djust-pages";

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws ServletException {
        ViewCatalog catalog = CDI.current().select(ViewCatalog.class).get();
        if (catalog.views().isEmpty()) {
            return;
        }
        ApplicationDiagnostics diagnostics = CDI.current().select(ApplicationDiagnostics.class).get();
        diagnostics.deployedAt(context.getContextPath());
        DjustConfig config = catalog.config();
        // Payara maps groups to roles only when they are declared.
        context.declareRoles(catalog.roleNames().toArray(String[]::new));
        ApplicationCluster cluster = CDI.current().select(ApplicationCluster.class).get();
        HandshakeFilter handshakes = new HandshakeFilter(new OriginPolicy(config.security().origins()),
                new ClientAddress(config.security().proxies()), catalog.roleNames(), cluster::isDraining);
        ScriptTag script = new ScriptTag(config.wire().frameMaxKb() * 1024);
        LiveListener listener = new LiveListener(catalog, script.version(), handshakes, diagnostics,
                CDI.current().select(ApplicationChannels.class).get(),
                CDI.current().select(ApplicationSignIns.class).get(), cluster);
        Routes routes = new Routes(catalog.views());
        addPages(context, routes,
                new PageServlet(listener::node, routes, script, catalog.roleNames()));
        FilterRegistration.Dynamic filter = context.addFilter("djust-handshake", handshakes);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, LiveEndpoint.PATH);
        context.addListener(listener);
        context.addListener(new SessionListener(listener::node));
    }

    private static void addPages(ServletContext context, Routes routes, PageServlet servlet) throws ServletException {
        ServletRegistration.Dynamic pages = context.addServlet(NAME, servlet);
        if (pages == null) {
            throw new ServletException("A servlet named " + NAME + " exists already; give yours another name.");
        }
        pages.setAsyncSupported(true);
        Set<String> taken = pages.addMapping(routes.mappings());
        if (!taken.isEmpty()) {
            throw new ServletException("Other servlets have the mappings " + taken
                    + " of live views; change the path of either in @LiveView or in the servlet.");
        }
    }
}
