package org.djust.internal.state;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import jakarta.json.bind.config.PropertyVisibilityStrategy;

/**
 * JSON-B's own rule, public fields and accessors, extended to classes that aren't public, such as the records that are nested
 * in a view.
 */
public final class PublicMembers implements PropertyVisibilityStrategy {

    @Override
    public boolean isVisible(Field field) {
        return isVisible(field, field);
    }

    @Override
    public boolean isVisible(Method method) {
        return isVisible(method, method);
    }

    // Yasson 3.0.4 makes a method accessible if the method isn't public, but not if only its class isn't, and then fails with
    // "class is not public". The object that it asks about is the one that it uses.
    private static boolean isVisible(Member member, AccessibleObject access) {
        boolean visible = Modifier.isPublic(member.getModifiers());
        if (visible && !Modifier.isPublic(member.getDeclaringClass().getModifiers())) {
            access.trySetAccessible();
        }
        return visible;
    }
}
