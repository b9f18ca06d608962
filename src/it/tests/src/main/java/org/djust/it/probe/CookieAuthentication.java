package org.djust.it.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Stream;

/** Believes the cookie {@code user}: a visitor is who it says, and {@code boss} is in the role {@code boss}. */
@ApplicationScoped
public class CookieAuthentication implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(cookies).filter(cookie -> cookie.getName().equals("user")).map(Cookie::getValue).findFirst()
                .map(user -> context.notifyContainerAboutLogin(user,
                        user.equals("boss") ? Set.of("boss") : Set.of("staff")))
                .orElseGet(() -> context.isProtected() ? context.responseUnauthorized() : context.doNothing());
    }
}
