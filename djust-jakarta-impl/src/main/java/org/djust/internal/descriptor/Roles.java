package org.djust.internal.descriptor;

import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/**
 * Who may see a view or call a handler.
 *
 * @param everyone nobody is asked for a role
 * @param names    one of these is needed unless {@code everyone}; empty means nobody may
 */
public record Roles(boolean everyone, Set<String> names) {

    static final Roles EVERYONE = new Roles(true, Set.of());
    static final Roles NOBODY = new Roles(false, Set.of());

    /** @param userInRole whether the user has a role */
    public boolean allows(Predicate<String> userInRole) {
        return everyone || names.stream().anyMatch(userInRole);
    }

    /** A view's: of the class, or of the nearest superclass that says something. */
    static Roles ofView(Class<?> type) {
        Roles roles = null;
        for (Class<?> c = type; roles == null && c != null; c = c.getSuperclass()) {
            roles = of(c);
        }
        return roles == null ? EVERYONE : roles;
    }

    /** Null when the element says nothing. The strictest of contradicting annotations counts. */
    static Roles of(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return NOBODY;
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return new Roles(false, Set.of(allowed.value()));
        }
        return element.isAnnotationPresent(PermitAll.class) ? EVERYONE : null;
    }
}
