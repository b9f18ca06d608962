package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a live view hear who comes and goes under a topic, on all nodes. It takes a {@link PresenceDiff}; the first
 * one tells everybody.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PresenceChange {

    /** The topic; a field's name in braces stands for its value, as in {@link Subscribe#value}. */
    String value();
}
