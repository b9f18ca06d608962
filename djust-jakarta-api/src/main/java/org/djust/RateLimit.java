package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often an {@link EventHandler} is called, on all nodes together. An event beyond the limit is done without the
 * handler being called; the page is told how long to wait. Permits come back evenly over the window.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimit {

    /** So many calls at once, and within each window. */
    int permits();

    /** A duration in ISO-8601, such as {@code PT1M}. */
    String window() default "PT1S";

    /** Who shares the permits. */
    Per per() default Per.USER;

    /** Who shares permits. */
    enum Per {
        /** All pages of a signed-in user; of anonymous visitors, all from one address. */
        USER,
        /** All pages of one client address; behind proxies see {@code djust.proxies}. */
        ADDRESS,
        /** One page alone. */
        VIEW
    }
}
