package org.djust.internal.view;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;

/**
 * Who is at the other end, as the container authenticated the request or the handshake.
 *
 * @param principal null when nobody is signed in
 * @param roles     those of the application's view roles that the principal has
 */
public record Identity(Principal principal, Set<String> roles) {

    /** The user's name, or null. */
    public String user() {
        return principal == null ? null : principal.getName();
    }

    boolean isUser(String name) {
        return Objects.equals(user(), name);
    }
}
