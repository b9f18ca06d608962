package org.djust.it.signins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** Believes the attribute {@code user} of the HTTP session, and asks {@link Accounts} for the roles. */
@ApplicationScoped
public class SessionAuthentication implements HttpAuthenticationMechanism {

    static final String USER = "user";

    @Inject
    private Accounts accounts;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        String user = session == null ? null : (String) session.getAttribute(USER);
        if (user != null) {
            return context.notifyContainerAboutLogin(user, accounts.roles(user));
        }
        return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
}
