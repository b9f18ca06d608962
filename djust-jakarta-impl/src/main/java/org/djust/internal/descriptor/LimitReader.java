package org.djust.internal.descriptor;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;

import org.djust.EventHandler;
import org.djust.RateLimit;

/** Reads rate limits. */
final class LimitReader {

    private final Problems problems;

    LimitReader(Problems problems) {
        this.problems = problems;
    }

    /** Null when the method has none that can be used. */
    Limit read(Method method, String handler) {
        RateLimit annotation = method.getAnnotation(RateLimit.class);
        if (annotation == null) {
            return null;
        }
        Duration window = window(annotation.window());
        if (annotation.permits() < 1 || window == null) {
            problems.add(method, "its @RateLimit has permits = " + annotation.permits() + " and window = \""
                    + annotation.window() + "\": it needs at least one permit, and a window such as PT1S or PT1M");
            return null;
        }
        return new Limit(method.getDeclaringClass().getName() + "." + handler, annotation.permits(), window,
                annotation.per());
    }

    /** Null when it is none. */
    private static Duration window(String text) {
        try {
            Duration window = Duration.parse(text);
            return window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(366)) > 0 ? null : window;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    void checkUse(Method method) {
        if (method.isAnnotationPresent(RateLimit.class) && !method.isAnnotationPresent(EventHandler.class)) {
            problems.add(method, "a @RateLimit counts for event handlers only: add @EventHandler or remove it");
        }
    }
}
